package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.model.Position;
import dev.firedrill.model.Requirement;
import dev.firedrill.result.Results.Coverage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoveragesTest {

    private static final List<Requirement> LISTED = List.of(
            requirement("S0-01", Requirement.By.CHECK),
            requirement("S0-02", Requirement.By.CHECK),
            requirement("S0-03", Requirement.By.PEOPLE));

    private static Requirement requirement(String id, Requirement.By by) {
        return new Requirement(new Position("requirements.json", 1, 1), id, "it holds", by);
    }

    private static List<Coverage.Text> texts(String... ids) {
        return Stream.of(ids).map(id -> new Coverage.Text(id, "it holds")).toList();
    }

    /** A check that covers S0-01. */
    private static CheckResult check(Status status, @Nullable String edit) {
        CheckResult check = Sample.check("c", status);
        return edit == null ? check : check.withSeenToFail(edit);
    }

    private static Entry entry(@Nullable String variant, CheckResult... checks) {
        return Sample.entry("a/x", variant, "h", List.of(checks));
    }

    private static Coverage coverage(Entry... entries) {
        return Coverages.of("a", LISTED, List.of(entries));
    }

    @Test
    void coversWhatPassedAndWasSeenToFailOnAnEditedLog() {
        assertThat(coverage(entry(null, check(Status.PASS, "dropped it"))))
                .isEqualTo(new Coverage("a", 3, 1, List.of("S0-02"), List.of("S0-03"), texts("S0-02", "S0-03")));
    }

    @Test
    void saysWhatThoseSayThatAreUncoveredOrForPeople() {
        assertThat(coverage(entry(null, check(Status.PASS, "dropped it"))).texts())
                .isEqualTo(texts("S0-02", "S0-03"));
    }

    @Test
    void dropsTheTextOfWhatAnotherPartCovers() {
        List<Coverage> parts = List.of(
                coverage(entry(null, check(Status.PASS, null))),
                coverage(entry(null, check(Status.PASS, "dropped it"))));

        assertThat(Coverages.again(parts, List.of(entry(null, check(Status.PASS, "dropped it")))))
                .singleElement()
                .satisfies(it -> assertThat(it.texts()).isEqualTo(texts("S0-02", "S0-03")));
    }

    @Test
    void coversNothingByALogOfElsewhere() {
        assertThat(coverage(Sample.imported("a/x", Status.PASS)).covered()).isZero();
    }

    @Test
    void doesNotCoverWhatFailedUnderNoEditOfItsKind() {
        CheckResult any = Sample.check("c", Status.PASS).withSeenToFailGenerically("dropped it");

        assertThat(coverage(entry(null, any)).covered()).isZero();
        assertThat(coverage(entry(null, any), entry("broken", check(Status.FAIL, null)))
                        .covered())
                .isEqualTo(1);
    }

    @Test
    void coversWhatPassedAndCaughtABrokenVariant() {
        assertThat(coverage(entry(null, check(Status.PASS, null)), entry("broken", check(Status.FAIL, null)))
                        .uncovered())
                .containsExactly("S0-02");
    }

    @Test
    void doesNotCoverWhatWasNeverSeenToFail() {
        assertThat(coverage(entry(null, check(Status.PASS, null)), entry("broken", check(Status.PASS, null)))
                        .uncovered())
                .containsExactly("S0-01", "S0-02");
    }

    @Test
    void doesNotCoverWhatAnotherScenarioCaught() {
        Entry elsewhere = Sample.entry("a/y", "broken", "h", List.of(check(Status.FAIL, null)));

        assertThat(coverage(entry(null, check(Status.PASS, null)), elsewhere).covered())
                .isZero();
    }

    @Test
    void doesNotCoverWhatDidNotPass() {
        assertThat(coverage(entry(null, check(Status.FAIL, "dropped it"))).covered())
                .isZero();
        assertThat(coverage(entry(null, check(Status.NOT_EXERCISED, "dropped it")))
                        .covered())
                .isZero();
    }

    @Test
    void doesNotCoverByABrokenVariantAlone() {
        assertThat(coverage(entry("broken", check(Status.PASS, "dropped it"))).covered())
                .isZero();
    }

    @Test
    void doesNotCoverByAnotherSystem() {
        Entry other = Sample.entry("b/x", null, "h", List.of(check(Status.PASS, "dropped it")));

        assertThat(coverage(other).covered()).isZero();
    }

    @Test
    void neverCoversWhatOnlyPeopleCanFulfil() {
        List<Requirement> people = List.of(requirement("S0-01", Requirement.By.PEOPLE));

        assertThat(Coverages.of("a", people, List.of(entry(null, check(Status.PASS, "dropped it")))))
                .isEqualTo(new Coverage("a", 1, 0, List.of(), List.of("S0-01"), texts("S0-01")));
    }

    @Test
    void countsAgainWhatIsNoLongerProven() {
        Coverage before = coverage(entry(null, check(Status.PASS, "dropped it")));

        assertThat(Coverages.again(List.of(before), List.of(entry(null, check(Status.NOT_REPRODUCIBLE, null)))))
                .containsExactly(
                        new Coverage("a", 3, 0, List.of("S0-01", "S0-02"), List.of("S0-03"), texts("S0-02", "S0-03")));
    }

    @Test
    void countsAgainWhatTwoPartsCoverTogether() {
        Entry correct = entry(null, check(Status.PASS, null));
        Entry broken = entry("broken", check(Status.FAIL, null));

        assertThat(Coverages.again(List.of(coverage(correct), coverage(broken)), List.of(correct, broken)))
                .containsExactly(new Coverage("a", 3, 1, List.of("S0-02"), List.of("S0-03"), texts("S0-02", "S0-03")));
    }
}
