package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {

    private static final CheckResult CHECK = SampleResults.check("routing", "routed", "all to B", "they went");

    private static Entry drill(CheckResult... checks) {
        return SampleResults.entry("awf", "drill", "A drill", null, 3, List.of(checks));
    }

    private static Trust.Row row(Results results, String question) {
        return Trust.of(results).stream()
                .filter(row -> row.question().startsWith(question))
                .findFirst()
                .orElseThrow();
    }

    private static Results results(CheckResult... checks) {
        return SampleResults.results(List.of(drill(checks)));
    }

    @Test
    void saysWhetherASecondJvmAgreed() {
        assertThat(row(SampleDossier.provenance(results(CHECK)), "Does one seed")
                        .sign())
                .isEqualTo(Sign.YES);
        assertThat(row(results(CHECK), "Does one seed").sign()).isEqualTo(Sign.NOT_DONE);
    }

    @Test
    void namesWhatGaveTwoLogs() {
        Trust.Row row = row(
                SampleDossier.provenance(results(SampleResults.with(CHECK, Status.NOT_REPRODUCIBLE))), "Does one seed");
        assertThat(row.sign()).isEqualTo(Sign.NO);
        assertThat(row.names()).containsExactly("awf/drill");
    }

    @Test
    void countsHowChecksWereSeenToFailAndNamesTheOthers() {
        Trust.Row row = row(
                results(
                        CHECK.withSeenToFail("dropped request.answered of r-0005 at t+1m20s"),
                        CHECK.withSeenToFail("4 more provider.called 'llm' of r-0031 at t+19.8s"),
                        CHECK.withSeenToFailGenerically("inserted state.entered '‹edited›' at t+21s"),
                        CHECK,
                        SampleResults.check("invariant:1", "other", "none", "none")),
                "Can the checks");
        assertThat(row.sign()).isEqualTo(Sign.NO);
        assertThat(row.answer())
                .isEqualTo(
                        "Of 4 checks that passed, 3 were seen to fail on an edited copy of their event log (an event 1 dropped, 1 inserted, 1 repeated); 1 only by an edit that any check may try; 1 not:");
        assertThat(row.names()).containsExactly("awf/drill › routing");
    }

    @Test
    void saysWhereNoVariantWasDrilled() {
        assertThat(row(results(CHECK), "Are wrong").answer())
                .isEqualTo("No broken variant was drilled in these results.");
        assertThat(row(SampleResults.go(), "Are wrong").answer()).isEqualTo("3 of 3 broken variants caught.");
    }

    @Test
    void namesTheVariantThatEscaped() {
        Results results =
                SampleResults.results(List.of(SampleResults.awf(), SampleResults.rollback("never-resets", true)));
        assertThat(row(results, "Are wrong").names()).containsExactly("rollback-monitor never-resets");
    }

    @Test
    void namesWhatWasNotPutToTheTest() {
        Trust.Row row = row(results(SampleResults.with(CHECK, Status.NOT_OBSERVED)), "Was all");
        assertThat(row.sign()).isEqualTo(Sign.NO);
        assertThat(row.answer()).isEqualTo("0 checks not exercised, 1 not observed, in:");
    }

    @Test
    void asksOfRealTimeOnlyWhatWasDrilledInIt() {
        assertThat(Trust.of(results(CHECK))).noneMatch(row -> row.question().contains("real time"));
        Entry live = SampleResults.live(drill(CHECK));
        List<Trust.Row> rows = Trust.of(SampleResults.results(List.of(live)));
        assertThat(rows.get(0).question()).isEqualTo("Does real time give the same twice?");
        assertThat(rows).noneMatch(row -> row.question().contains("simulated"));
    }

    @Test
    void namesWhatDidNotRun() {
        Results results = SampleResults.with(
                List.of(SampleResults.awf()), false, false, List.of(), List.of("rewrite-upgrade/kill"));
        assertThat(row(results, "Did all").names()).containsExactly("rewrite-upgrade/kill");
        assertThat(row(results, "Did all").sign()).isEqualTo(Sign.NO);
    }
}
