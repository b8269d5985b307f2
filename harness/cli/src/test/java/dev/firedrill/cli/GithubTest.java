package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Asked;
import dev.firedrill.gate.Clause;
import dev.firedrill.gate.Clause.Outcome;
import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Ruling;
import dev.firedrill.gate.Waived;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import dev.firedrill.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubTest {

    private static final Map<String, String> THERE = Map.of("GITHUB_ACTIONS", "true");
    private static final Clause UNPROVEN = new Clause(
            "checks",
            "every check passes",
            Outcome.BROKEN,
            "1 did not",
            List.of("toy/drill failed turn:1"),
            List.of("toy/drill › turn:1"));

    @TempDir
    private Path folder;

    private static CheckResult check(String id, String found) {
        return new CheckResult(
                id,
                "turn",
                "other",
                Status.FAIL,
                List.of(),
                "scenarios/a,b/x.scenario.json:23:5",
                "100 % of it",
                found,
                7,
                null,
                null,
                null,
                null,
                0,
                1,
                List.of(7L),
                new CheckResult.Chosen(Status.FAIL, "", 0, 0, null, null, null),
                "./firedrill replay toy/drill --seed 7");
    }

    private static Dossier dossier(List<CheckResult> checks, List<Clause> clauses, List<Waived> waived) {
        Entry entry = new Entry(
                "toy/drill",
                "toy",
                "a drill",
                "x.scenario.json:1:1",
                "simulated",
                null,
                7,
                1,
                1,
                Status.FAIL,
                "00000000000000aa",
                10,
                new Entry.Requests(1, 0),
                0.5,
                7,
                null,
                List.of(),
                checks);
        Results results = new Results(
                Results.FORMAT,
                Verdict.NO_GO,
                false,
                false,
                false,
                List.of(),
                new Results.Tool("0", "17", "any"),
                new Results.Inventory(1, 1, List.of(), List.of()),
                List.of(),
                List.of(entry));
        Ruling ruling =
                new Ruling(Verdict.NO_GO, clauses, waived, false, "./firedrill gate", "", "", List.of(), Asked.NOTHING);
        return new Dossier(results, Optional.of(ruling), Optional.empty(), List.of(), List.of());
    }

    @Test
    void putsAnErrorBesideTheFileAndEscapesWhatWouldEndTheCommand() {
        assertThat(new Github(THERE)
                        .annotations(dossier(List.of(check("turn:1", "two\r\nlines")), List.of(UNPROVEN), List.of())))
                .containsExactly(
                        "::error file=scenarios/a%2Cb/x.scenario.json,line=23,title=toy/drill › turn%3A1::failed: expected 100 %25 of it, found two%0D%0Alines; ./firedrill replay toy/drill --seed 7");
    }

    @Test
    void tellsOfAClauseThatNoFileTellsOf() {
        Clause age =
                new Clause("age", "results are young", Outcome.OPEN, "old", List.of("they are 3 days old"), List.of());
        Clause met = new Clause("met", "all is well", Outcome.MET, "it is", List.of(), List.of());

        assertThat(new Github(THERE).annotations(dossier(List.of(), List.of(age, met), List.of())))
                .containsExactly("::error title=release gate%3A age::results are young: they are 3 days old");
    }

    @Test
    void tellsOfAClauseAboutAnotherScenarioWhoseNameOnlyBeginsLikeOneThatIsTold() {
        Clause other = new Clause(
                "proven",
                "all is proven",
                Outcome.OPEN,
                "1 is not",
                List.of("toy/drill-two › turn:1 is not proven"),
                List.of("toy/drill-two › turn:1"));

        assertThat(new Github(THERE).annotations(dossier(List.of(check("turn:1", "none")), List.of(other), List.of())))
                .hasSize(2)
                .last()
                .asString()
                .contains("toy/drill-two");
    }

    @Test
    void leavesOutWhatIsWaivedAndNothingThatOnlyBeginsLikeIt() {
        List<CheckResult> checks = List.of(check("turn:1", "none"), check("turn:12", "none"));

        assertThat(new Github(THERE)
                        .annotations(dossier(
                                checks,
                                List.of(),
                                List.of(new Waived("toy/drill › turn:1", "A. Owner", "known", "2026-12-31")))))
                .singleElement()
                .asString()
                .contains("turn%3A12");
    }

    @Test
    void showsNineAndCountsTheOthers() {
        List<CheckResult> checks = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> check("turn:" + i, "none"))
                .toList();

        assertThat(new Github(THERE).annotations(dossier(checks, List.of(), List.of())))
                .hasSize(10)
                .last()
                .isEqualTo("::error::and 3 more; the summary of the job lists them");
    }

    @Test
    void saysNothingElsewhere() throws IOException {
        assertThat(new Github(Map.of()).annotations(dossier(List.of(check("a", "b")), List.of(UNPROVEN), List.of())))
                .isEmpty();
        new Github(Map.of()).summary(folder.resolve("there-is-none.md"));
    }

    @Test
    void appendsTheSummaryToThatOfTheJob() throws IOException {
        Path job = Files.writeString(folder.resolve("job.md"), "before\n");
        Path summary = Files.writeString(folder.resolve("summary.md"), "# NO-GO\n");

        new Github(Map.of("GITHUB_STEP_SUMMARY", job.toString())).summary(summary);

        assertThat(job).hasContent("before\n# NO-GO\n");
    }

    @Test
    void cutsASummaryThatIsTooLargeAtTheEndOfALine() throws IOException {
        Path job = folder.resolve("job.md");
        Path summary = Files.writeString(folder.resolve("summary.md"), "ä line\n".repeat(200_000));

        new Github(Map.of("GITHUB_STEP_SUMMARY", job.toString())).summary(summary);

        assertThat(Files.size(job)).isLessThanOrEqualTo(Github.LARGEST_SUMMARY);
        assertThat(Files.readString(job))
                .startsWith("ä line\n")
                .endsWith("ä line\n\n\n(cut: the whole stands in summary.md)\n");
    }
}
