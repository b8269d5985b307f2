package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.gate.Dossier;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static String markdown(Results results) {
        return Summary.markdown(Dossier.ofRun(results));
    }

    @Test
    void beginsWithTheVerdictAndItsReasons() {
        assertThat(markdown(SampleResults.noGo()))
                .startsWith("## ✗ NO-GO\n\n14 of 15 checks passed · 1 failed")
                .contains("- `rollback-monitor/rollback-three-of-five failed trigger:rollback`\n");
    }

    @Test
    void showsTheMatrix() {
        assertThat(markdown(SampleResults.noGo()))
                .contains(
                        "| System | Routed | Logged | Triggered in bounds | Recovered | Parity | Golden | Other checks |\n"
                                + "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
                                + "| `rollback-monitor` | ✓ passed (1 of 1) | ✓ passed (1 of 1) | ✗ failed (1 of 2) |");
    }

    @Test
    void showsFailingChecksWithTheirReplay() {
        assertThat(markdown(SampleResults.noGo())).contains("""
                ```text
                scenarios/rollback-monitor/rollback-three-of-five.scenario.json:12:5  trigger:rollback
                  ✗ failed in rollback-monitor/rollback-three-of-five
                  expected  'rollback' fires once, 60s to 120s after the onset of 'bad-worker'
                  found     fired 149s after the onset of 'bad-worker', 29s too late
                  when      t+4m40s, seed 4251
                  runs      31 of 50 passed
                  replay    ./firedrill replay rollback-monitor/rollback-three-of-five --seed 4251
                ```
                """);
    }

    @Test
    void showsTimesAndVariants() {
        assertThat(markdown(SampleResults.go()))
                .contains(
                        "| ✓ `trigger:rollback` of `rollback-monitor/rollback-three-of-five` | `118.2s` | `117.9s` | `89s` | `60s to 120s` | `+1.8s` | 50 |\n")
                .contains(
                        "| `flag-captured-at-start` | `rewrite-upgrade/kill-switch-routes-to-create` | ✓ `routing` |\n");
    }

    @Test
    void countsRequirementsAndWarningsInOneLineEach() {
        assertThat(markdown(SampleResults.covering(
                        SampleResults.go(),
                        List.of(
                                new Results.Coverage("awf", 81, 75, List.of("S2-07"), Collections.nCopies(5, "S2-09")),
                                new Results.Coverage("other", 1, 1, List.of(), List.of())),
                        List.of(new Results.Lint("a.json:1:1", "rule", "x", "y", "z")))))
                .contains(
                        "\n\nRequirements of `awf`: 75 of 81 covered, 5 by people, 1 not covered\n\nRequirements of `other`: 1 of 1 covered\n\n")
                .contains("\n\n1 warning of the linter\n\n");
    }

    @Test
    void keepsHostileTextInsideCode() {
        String markdown = markdown(Hostile.results("``` `a` | @team\n# big\n\u202E<b>"));
        assertThat(markdown).doesNotContain("\n# big", "\u202E").contains("\\u{202e}");
        assertThat(markdown.lines().filter(line -> line.startsWith("- ")))
                .allMatch(line ->
                        line.startsWith("- ```` ``` `a`") && line.endsWith(" ````") || line.startsWith("- ````"));
        assertThat(markdown).contains("````text\n");
    }

    @Test
    void endsNoCellOfATableEarly() {
        String markdown = markdown(Hostile.results("a|b"));
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .allMatch(line -> line.replace("\\|", "").indexOf("a|b") < 0);
    }

    @Test
    void staysBelowTheLimitAndStatesWhatIsMissing() {
        String markdown =
                markdown(SampleResults.results(Collections.nCopies(2_000, SampleResults.rollback(null, false))));
        assertThat(markdown).hasSizeLessThanOrEqualTo(Summary.LIMIT);
        assertThat(markdown).containsPattern("Shown: [0-9]+ of 2,000; results.json has them all\\.");
    }

    @Test
    void staysBelowTheLimitWithGiantText() {
        assertThat(markdown(Hostile.results("`".repeat(2_000_000)))).hasSizeLessThanOrEqualTo(Summary.LIMIT);
    }

    @Test
    void neverReadsAsPlainGoForAPart() {
        assertThat(markdown(SampleResults.with(
                        List.of(SampleResults.awf()), true, false, List.of(), List.of("rollback-monitor/r"))))
                .startsWith("## ✓ GO (subset: 1 of 2 systems)");
    }

    @Test
    void showsWhatTheGateAskedAndWhatChanged() {
        assertThat(Summary.markdown(SampleDossier.noGo()))
                .contains("| `Every check passed` | ✗ not met | `1 failed` |\n")
                .contains("### Changed since the last GO, `2026-11-13T10:00:00Z, commit a81d02c`")
                .containsSubsequence("| ✗ removed |", "| ✗ loosened | `rollback-monitor/r › trigger` | `60s to 120s` |")
                .contains("ADVISORY: the exit code was 0 whatever the verdict.")
                .contains("### Let pass by a waiver")
                .contains("- `Ada Byron`, `2026-11-20T17:30:00Z`: `the runbook was walked through`")
                .doesNotContain("not judged by a release gate");
    }

    @Test
    void saysThatOnlyAPartWasSelected() {
        assertThat(markdown(SampleResults.with(
                        List.of(SampleResults.awf()), true, false, List.of(), List.of("rollback-monitor/r"))))
                .contains("Only a selected part of the inventory was drilled.");
    }

    @Test
    void showsStepsBetweenStates() {
        assertThat(markdown(SampleResults.results(List.of(SampleResults.awf()
                        .withStates(new Entry.StateCoverage(2, List.of("a → b"), List.of("b → a")))))))
                .contains("- `awf`: `1 of 2 declared steps between states taken; not taken: b → a`\n");
    }

    @Test
    void keepsRealTimeApart() {
        Entry simulated = SampleResults.rollback(null, true);
        assertThat(markdown(SampleResults.results(List.of(simulated, SampleResults.live(simulated)))))
                .contains("### Measured against its bounds, simulated", "### Measured against its bounds, live")
                .contains("| `rollback-monitor` |", "| `rollback-monitor (live)` |");
    }

    @Test
    void staysBelowTheLimitWhereAllIsCrowded() {
        assertThat(Summary.markdown(SampleDossier.crowded(Many.wordy(60)))).hasSizeLessThanOrEqualTo(Summary.LIMIT);
    }

    @Test
    void keepsTheNameOfALoneVariantInsideCode() {
        Entry variant = SampleResults.rollback("x` @team **big** www.example.org", false);

        assertThat(markdown(SampleResults.results(List.of(variant))))
                .startsWith("## ✗ NO-GO ``(broken variant 'x` @team **big** www.example.org')``\n");
    }

    @Test
    void hasNothingOutsideCodeThatComesFromOutside() {
        String markdown = Summary.markdown(Hostile.dossier("EVIL"));
        String outside =
                markdown.replaceAll("(?s)```text\n.*?\n```\n", "").replaceAll("(`+)(?!`).*?(?<!`)\\1(?!`)", "");

        assertThat(markdown).contains("EVIL");
        assertThat(outside).contains("What the gate asks").doesNotContain("EVIL");
    }

    @Test
    void endsNoCellBehindABackslashEither() {
        assertThat(MarkdownText.cell("a\\|b")).isEqualTo("`a\\\\u{7c}b`");
        assertThat(MarkdownText.cell("a|b")).isEqualTo("`a\\|b`");
    }

    @Test
    void keepsHostileTextOfTheGateInsideCode() {
        assertThat(Summary.markdown(Hostile.dossier("``` | @team\n# big\n\u202E")))
                .doesNotContain("\n# big", "\u202E");
    }
}
