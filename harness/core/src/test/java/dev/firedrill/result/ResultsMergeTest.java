package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.check.Status;
import dev.firedrill.result.Entry.StateCoverage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsMergeTest {

    private static final Lock LOCK = Lock.of(
            List.of(new Lock.Locked("a/x", List.of("check-1")), new Lock.Locked("b/y", List.of("check-1", "check-2"))));

    private final Results first = part(Sample.entry("a/x", Status.PASS));
    private final Results second = part(Sample.entry("b/y", Status.PASS));
    private final Results third = part(Sample.entry("b/y", Status.PASS, Status.NOT_EXERCISED));
    private final Results differing = part(Sample.entry("a/x", null, "00000000000000bb", Status.PASS));

    private static Results part(Entry... entries) {
        return Sample.results(Optional.of(LOCK), false, List.of(), entries);
    }

    @Test
    void judgesTheWholeOfWhatThePartsRan() {
        Results merged = ResultsMerge.merge(List.of(first, third));

        assertThat(first.inventory().missing()).containsExactly("b/y");
        assertThat(merged.inventory().missing()).isEmpty();
        assertThat(merged.inventory().found()).isEqualTo(2);
        assertThat(merged.reasons()).containsExactly("b/y is not proven, not exercised: check-2");
    }

    @Test
    void keepsMissingWhatOnePartRanWithoutTheCheck() {
        assertThat(ResultsMerge.merge(List.of(first, second)).inventory().missing())
                .containsExactly("b/y › check-2");
    }

    @Test
    void doesNotDependOnOrderOrGrouping() {
        Results together = ResultsMerge.merge(List.of(first, second, third, differing));

        assertThat(ResultsMerge.merge(List.of(differing, third, second, first))).isEqualTo(together);
        assertThat(ResultsMerge.merge(List.of(
                        ResultsMerge.merge(List.of(differing, second)), ResultsMerge.merge(List.of(third, first)))))
                .isEqualTo(together);
    }

    @Test
    void joinsTheStepsThatEitherPartTook() {
        Entry entry = Sample.entry("a/x", Status.PASS);
        Results left = part(entry.withStates(new StateCoverage(3, List.of("a → b"), List.of("b → a", "b → c"))));
        Results right = part(entry.withStates(new StateCoverage(3, List.of("b → c"), List.of("a → b", "b → a"))));
        StateCoverage joined = new StateCoverage(3, List.of("a → b", "b → c"), List.of("b → a"));

        assertThat(ResultsMerge.merge(List.of(left, right)).entries())
                .extracting(Entry::states)
                .containsExactly(joined);
        assertThat(ResultsMerge.merge(List.of(part(entry), right, left)).entries())
                .extracting(Entry::states)
                .containsExactly(joined);
    }

    @Test
    void isNotReproducibleWhereTwoJvmsGotTwoHashes() {
        Results merged = ResultsMerge.merge(List.of(first, differing));

        assertThat(merged.verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(merged.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.status()).isEqualTo(Status.NOT_REPRODUCIBLE);
            assertThat(entry.checks()).allMatch(check -> check.status() == Status.NOT_REPRODUCIBLE);
        });
    }

    @Test
    void keepsTheWorseOutcomeOfEachCheckOfTwoRunsForRealWhoseLogsDifferAsRealTimeDoes() {
        Results passed = part(Sample.live(
                "a/x", null, "00000000000000aa", Sample.check("c", Status.PASS), Sample.check("d", Status.PASS)));
        Results unseen = part(Sample.live(
                "a/x",
                null,
                "00000000000000bb",
                Sample.check("c", Status.PASS),
                Sample.check("d", Status.NOT_OBSERVED)));
        Results third = part(Sample.live(
                "a/x", null, "00000000000000cc", Sample.check("c", Status.PASS), Sample.check("d", Status.PASS)));

        assertThat(ResultsMerge.merge(List.of(passed, third)).entries())
                .singleElement()
                .extracting(Entry::status)
                .isEqualTo(Status.PASS);
        assertThat(ResultsMerge.merge(List.of(passed, unseen, third)))
                .isEqualTo(ResultsMerge.merge(List.of(ResultsMerge.merge(List.of(third, unseen)), passed)))
                .satisfies(it -> assertThat(it.entries())
                        .singleElement()
                        .extracting(Entry::status)
                        .isEqualTo(Status.NOT_OBSERVED));
    }

    @Test
    void callsNoLogThatWasImportedTwiceUnreproducible() {
        Entry one = Sample.imported("a/x", Status.PASS);
        Entry other = one.withChecks(one.checks(), "another hash");

        assertThat(ResultsMerge.merge(List.of(part(one), part(other))).entries())
                .singleElement()
                .extracting(Entry::status)
                .isEqualTo(Status.PASS);
    }

    @Test
    void keepsTheWorseOutcomeOfACheckThatRanTwice() {
        Results passed = part(Sample.entry("a/x", null, "h", List.of(Sample.check("c", Status.PASS))));
        Results failed = part(Sample.entry("a/x", null, "h", List.of(Sample.check("c", Status.FAIL))));

        assertThat(ResultsMerge.merge(List.of(failed, passed)).entries())
                .singleElement()
                .extracting(Entry::status)
                .isEqualTo(Status.FAIL);
    }

    private static Results covering(String id, Status status, String scenario) {
        Results part = part(Sample.entry(
                scenario, null, "h", List.of(Sample.check("c", status).withSeenToFail("dropped it"))));
        return new Results(
                part.format(),
                part.verdict(),
                part.subset(),
                part.exploratory(),
                part.reduced(),
                part.reasons(),
                part.tool(),
                part.inventory(),
                List.of(new Results.Coverage("a", 2, 1, List.of(id), List.of())),
                List.of(new Results.Lint("a.json:1:1", "rule", "this", "that", "so")),
                part.errors(),
                part.entries());
    }

    @Test
    void countsRequirementsOverAllPartsAndWarnsOnce() {
        Results merged = ResultsMerge.merge(
                List.of(covering("S0-02", Status.PASS, "a/x"), covering("S0-02", Status.PASS, "a/y")));

        assertThat(merged.requirements()).containsExactly(new Results.Coverage("a", 2, 1, List.of("S0-02"), List.of()));
        assertThat(merged.warnings()).hasSize(1);
    }

    @Test
    void doesNotLetRequirementsOrWarningsDecide() {
        Results merged = ResultsMerge.merge(List.of(first, third, covering("S0-02", Status.PASS, "a/y")));

        assertThat(merged.reasons()).containsExactly("b/y is not proven, not exercised: check-2");
    }

    @Test
    void refusesToMergeNothing() {
        assertThatThrownBy(() -> ResultsMerge.merge(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
