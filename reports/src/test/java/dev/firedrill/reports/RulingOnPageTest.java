package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.gate.Asked;
import dev.firedrill.gate.Changes;
import dev.firedrill.gate.Clause;
import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Ruling;
import dev.firedrill.result.Results;
import dev.firedrill.result.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulingOnPageTest {

    private static ParsedPage page(Dossier dossier) {
        return new ParsedPage(ReleasePage.render(dossier, SampleResults::events));
    }

    private static Dossier with(Ruling ruling) {
        return new Dossier(SampleResults.go(), Optional.of(ruling), Optional.empty(), List.of(), List.of());
    }

    @Nested
    class AtTheTop {

        private static final String CHOICE = "Nobody chose what would be judged";

        private static ParsedPage ofAPart(Clause.Outcome selection) {
            Results part = SampleResults.with(List.of(SampleResults.awf()), true, false, List.of(), List.of());
            Clause clause = new Clause("selection", CHOICE, selection, "found", List.of(), List.of());
            Ruling ruling = new Ruling(
                    Verdict.GO, List.of(clause), List.of(), false, "again", "", "", List.of(), Asked.NOTHING);
            return page(new Dossier(part, Optional.of(ruling), Optional.empty(), List.of(), List.of()));
        }

        @Test
        void isNoSubsetWhereTheGateTakesThePartsForAWhole() {
            assertThat(ofAPart(Clause.Outcome.MET).texts("//h1")).containsExactly("✓ GO");
            assertThat(ofAPart(Clause.Outcome.OPEN).texts("//h1").get(0)).contains("(subset: ");
        }

        @Test
        void isTheVerdictOfTheGateAndNotOfTheRun() {
            ParsedPage page = page(with(new Ruling(
                    Verdict.INCONCLUSIVE, List.of(), List.of(), false, "again", "", "", List.of(), Asked.NOTHING)));
            assertThat(page.texts("//h1")).containsExactly("? INCONCLUSIVE");
            assertThat(page.texts("//title")).containsExactly("INCONCLUSIVE · Firedrill release gate");
            assertThat(page.texts("//section[@class='untested']/h2"))
                    .containsExactly("Not tested by this INCONCLUSIVE");
        }

        @Test
        void standsThatARunWasNotJudged() {
            assertThat(page(Dossier.ofRun(SampleResults.go())).texts("//p[@class='kicker']"))
                    .containsExactly("Firedrill run, not judged by a release gate: ./firedrill gate does that");
        }

        @Test
        void standsOfWhichBuildsAndSourcesItIs() {
            ParsedPage page = page(SampleDossier.noGo());
            assertThat(page.texts("//p[@class='subject']"))
                    .containsExactly(
                            "Of awf (classes sha256:3f3f3f3f3f3f…), rollback-monitor (nobody named its build), awf live (awf-bundle 1.4)");
            assertThat(page.texts("//header/p[@class='quiet']").get(0))
                    .isEqualTo(
                            "commit 3f2c9e1a02b4 (not clean: files differed from it) · drilled 2026-11-20T17:05:00Z to 2026-11-20T17:06:25Z");
        }

        @Test
        void areTheReasonsWhatIsBrokenFirst() {
            assertThat(page(SampleDossier.noGo()).texts("//header/ul[@class='reasons']/li"))
                    .containsExactly("the rollback failed", "none of awf");
        }

        @Test
        void areWaiversWithOwnerReasonAndExpiry() {
            assertThat(page(SampleDossier.noGo()).texts("//header/ul[@class='reasons waived']/li"))
                    .containsExactly(
                            "awf/first-meet-kiera › parity, waived by Ada until 2026-12-01: the tokenizer changed");
        }

        @Test
        void isSaidThatItIsAdvisory() {
            assertThat(page(SampleDossier.noGo()).texts("//p[@class='warn']"))
                    .contains("ADVISORY: the exit code was 0 whatever the verdict.");
            assertThat(page(with(new Ruling(
                                    Verdict.GO,
                                    List.of(),
                                    List.of(),
                                    false,
                                    "again",
                                    "",
                                    "",
                                    List.of(),
                                    Asked.NOTHING)))
                            .text())
                    .doesNotContain("ADVISORY");
        }

        @Test
        void standsTheCommandThatDecidesAgain() {
            assertThat(page(SampleDossier.noGo()).texts("//header//dd/code"))
                    .contains("./firedrill gate --baseline last-go");
        }

        @Test
        void areGoldensThatNobodyAccepted() {
            assertThat(page(SampleDossier.noGo()).texts("//p[@class='warn']"))
                    .contains("1 golden is recorded that nobody has accepted.");
            assertThat(page(SampleDossier.noGo()).texts("//section[h2='Goldens']//li"))
                    .containsExactly("awf/second-meet-kiera");
        }
    }

    @Test
    void listsWhatTheGateAsksAndWhatCameOfItWhatIsNotMetFirst() {
        assertThat(page(SampleDossier.noGo()).texts("//table[@class='clauses']/tbody/tr/*"))
                .containsExactly(
                        "Every check passedpassed",
                        "✗ not met",
                        "1 failed",
                        "awf was drilled for reallive",
                        "? nobody can say",
                        "no live drill",
                        "All ran that the lock file listsinventory",
                        "✓ met",
                        "3 of 3",
                        "Each had 50 runsruns",
                        "– not asked",
                        "");
    }

    @Nested
    class SinceTheLastGo {

        private static final String ROWS = "//table[@class='changes']/tbody/tr";

        @Test
        void comesFirstWhatWasTakenAwayOrLoosened() {
            assertThat(page(SampleDossier.noGo()).texts(ROWS + "/th"))
                    .containsExactly("✗ removed", "✗ loosened", "· added");
        }

        @Test
        void isSaidInTheFirstScreenWhatMadeTheChecksWeaker() {
            assertThat(page(SampleDossier.noGo()).texts("//header/p[@class='warn']"))
                    .contains(
                            "2 changes since the last GO made the checks weaker (removed, loosened, fewer runs, no longer covered); see below.");
        }

        @Test
        void standsBeforeBesideNow() {
            assertThat(page(SampleDossier.noGo()).texts(ROWS + "[2]/td"))
                    .containsExactly("rollback-monitor/r › trigger", "60s to 120s", "60s to 180s");
        }

        @Test
        void isSaidWhereNobodyKnows() {
            assertThat(page(with(SampleDossier.ruling())).texts("//section[h2='Changed since the last GO']/p"))
                    .containsExactly("Not known: nobody named the results of a last GO.");
        }

        @Test
        void isSaidWhereNothingDiffers() {
            Dossier same = new Dossier(
                    SampleResults.go(),
                    Optional.of(SampleDossier.ruling()),
                    Optional.of(new Changes("yesterday", List.of())),
                    List.of(),
                    List.of());
            assertThat(page(same).texts("//section[h2='Changed since the last GO']/p[not(@class)]"))
                    .containsExactly("Nothing: the same checks with the same bounds, runs and outcomes.");
        }
    }

    @Nested
    class Signed {

        private static Dossier covering() {
            Results.Coverage coverage = new Results.Coverage(
                    "awf",
                    4,
                    2,
                    List.of("S2-07"),
                    List.of("S2-09"),
                    List.of(new Results.Coverage.Text("S2-07", "The audit is kept for a year")));
            return new Dossier(
                    SampleResults.covering(SampleResults.go(), List.of(coverage), List.of()),
                    Optional.empty(),
                    Optional.empty(),
                    SampleDossier.statements(),
                    List.of());
        }

        @Test
        void isApartFromWhatIsCovered() {
            ParsedPage page = page(covering());
            assertThat(page.texts("//section[h2='Requirements']//thead//th"))
                    .containsExactly("System", "Covered", "By people only", "Signed by people", "Not covered");
            assertThat(page.texts("//section[h2='Requirements']//tbody/tr/*"))
                    .containsExactly("awf", "2 of 4", "S2-09", "S2-09 signed by Ada Byron", "S2-07");
        }

        @Test
        void saysWhoAndWhen() {
            assertThat(page(covering()).texts("//section[h2='Signed']//li"))
                    .containsExactly("Ada Byron, 2026-11-20T17:30:00Z: the runbook was walked through awf S2-09");
        }

        @Test
        void standsBesideWhatUncoveredRequirementsSay() {
            assertThat(page(covering()).texts("//dl[@class='texts']/*"))
                    .containsExactly("awf S2-07 not covered", "The audit is kept for a year");
        }

        @Test
        void leavesALineOnPaper() {
            assertThat(page(Dossier.ofRun(SampleResults.go())).texts("//p[@class='sign-here paper']"))
                    .containsExactly("Name, date and signature:");
        }
    }

    @Nested
    class Origins {

        @Test
        void nameSourcesCommandInputsAndSeal() {
            Dossier dossier = SampleDossier.noGo();
            assertThat(page(dossier).texts("//dl[@class='finding origin']/dd"))
                    .contains(
                            "./firedrill run --mode both",
                            "sha256:" + dossier.results().seal())
                    .contains("awf, live: awf-bundle 1.4, named by --subject")
                    .anyMatch(text -> text.startsWith("300 files, sha256:"));
        }

        @Test
        void tellOneSetOfInputsFromAnother() {
            var inputs =
                    SampleDossier.provenance(SampleResults.go()).provenance().inputs();
            assertThat(Origin.digest(inputs)).hasSize(64).isNotEqualTo(Origin.digest(inputs.subList(1, inputs.size())));
        }

        @Test
        void areNotMadeUp() {
            assertThat(page(Dossier.ofRun(SampleResults.go())).texts("//dl[@class='finding origin']/dd"))
                    .containsExactly(
                            "not known: these results do not say where they come from",
                            "Firedrill 0.1.0, Java 17.0.15, Linux amd64",
                            "none: nobody can tell whether these results were edited");
        }
    }
}
