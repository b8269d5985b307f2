package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Sight;
import dev.firedrill.check.Status;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConformanceTest {

    private static Entry entry(String mode, CheckResult... checks) {
        Entry like = Sample.entry("a/x", null, "00000000000000aa", List.of(checks));
        return new Entry(
                like.scenario(),
                like.system(),
                like.description(),
                like.at(),
                mode,
                like.variant(),
                like.firstSeed(),
                like.runs(),
                like.declaredRuns(),
                like.status(),
                like.logHash(),
                like.simulatedSeconds(),
                like.requests(),
                like.wallSeconds(),
                like.chosenSeed(),
                like.events(),
                like.thresholds(),
                like.checks());
    }

    private static CheckResult check(String id, Status status) {
        return Sample.check(id, status);
    }

    private static Entry live(Entry... entries) {
        return Conformance.of(List.of(entries)).stream()
                .filter(entry -> entry.mode().equals("live"))
                .findFirst()
                .orElseThrow();
    }

    private static CheckResult conformance(Entry entry) {
        return entry.checks().stream()
                .filter(check -> check.id().equals(Conformance.ID))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void passesWhereBothModesSayTheSame() {
        Entry entry = live(
                entry("simulated", check("a", Status.PASS), check("b", Status.PASS)),
                entry("live", check("a", Status.PASS), check("b", Status.PASS)));

        assertThat(conformance(entry).status()).isEqualTo(Status.PASS);
        assertThat(conformance(entry).found()).isEqualTo("2 are the same");
        assertThat(entry.status()).isEqualTo(Status.PASS);
    }

    @Test
    void failsWhereTheyDifferAndSaysHow() {
        Entry entry = live(
                entry("simulated", check("a", Status.PASS), check("b", Status.PASS)),
                entry("live", check("a", Status.FAIL), check("b", Status.PASS)));

        assertThat(conformance(entry).status()).isEqualTo(Status.FAIL);
        assertThat(conformance(entry).found()).isEqualTo("'a' is PASS in virtual time and FAIL for real");
        assertThat(conformance(entry).replay()).isEqualTo("./firedrill run --mode both a/x");
        assertThat(entry.status()).isEqualTo(Status.FAIL);
    }

    @Test
    void failsToWhereOnlyVirtualTimeFails() {
        Entry entry = live(entry("simulated", check("a", Status.FAIL)), entry("live", check("a", Status.PASS)));

        assertThat(conformance(entry).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void saysTheSameOfWhatWasComparedBefore() {
        List<Entry> once = Conformance.of(List.of(
                entry("simulated", check("a", Status.PASS), check("b", Status.PASS)),
                entry("live", check("a", Status.PASS), declaredAway("b"))));

        assertThat(Conformance.of(once)).isEqualTo(once);
    }

    @Test
    void comparesAnewWithAnotherRunInVirtualTime() {
        Entry before = live(entry("simulated", check("a", Status.PASS)), entry("live", check("a", Status.PASS)));

        Entry after = live(entry("simulated", check("a", Status.FAIL)), before);

        assertThat(after.checks()).extracting(CheckResult::id).containsExactly("a", Conformance.ID);
        assertThat(conformance(after).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void namesSomeAndCountsTheOthers() {
        CheckResult[] passed = checks(Status.PASS);
        Entry entry = live(entry("simulated", passed), entry("live", checks(Status.FAIL)));

        assertThat(conformance(entry).found()).contains("'c5' is PASS").endsWith("and 2 more");
    }

    private static CheckResult[] checks(Status status) {
        return IntStream.rangeClosed(1, 7).mapToObj(i -> check("c" + i, status)).toArray(CheckResult[]::new);
    }

    @Test
    void leavesToVirtualTimeWhatItProvedAndNobodySawForReal() {
        Entry entry = live(
                entry("simulated", check("a", Status.PASS), check("b", Status.PASS)),
                entry("live", check("a", Status.PASS), declaredAway("b")));

        assertThat(conformance(entry).found()).isEqualTo("1 is the same; judged in virtual time only: b");
        assertThat(entry.checks()).extracting(CheckResult::id).containsExactly("a", Conformance.ID);
        assertThat(entry.status()).isEqualTo(Status.PASS);
    }

    @Test
    void keepsWhatShouldHaveBeenSeenAndWasNot() {
        Entry entry = live(
                entry("simulated", check("a", Status.PASS), check("b", Status.PASS)),
                entry("live", check("a", Status.PASS), check("b", Status.NOT_OBSERVED)));

        assertThat(conformance(entry).status()).isEqualTo(Status.FAIL);
        assertThat(entry.checks()).extracting(CheckResult::id).containsExactly("a", "b", Conformance.ID);
    }

    @Test
    void isNotObservedWhereNothingIsLeftToCompare() {
        Entry entry = live(entry("simulated", check("b", Status.PASS)), entry("live", declaredAway("b")));

        assertThat(conformance(entry).status()).isEqualTo(Status.NOT_OBSERVED);
    }

    /** Be a check that no run for real can judge, as its system declares. */
    private static CheckResult declaredAway(String id) {
        return check(id, Status.NOT_OBSERVED).with(Status.NOT_OBSERVED, Sight.NOT_FOR_REAL, "nothing tells it");
    }

    @Test
    void keepsWhatNobodySawInEitherMode() {
        Entry entry = live(entry("simulated", check("a", Status.FAIL)), entry("live", check("a", Status.NOT_OBSERVED)));

        assertThat(entry.checks()).extracting(CheckResult::id).containsExactly("a", Conformance.ID);
        assertThat(conformance(entry).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void doesNotCountWhatOnlyOneModeJudges() {
        Entry entry = live(
                entry("simulated", check("a", Status.PASS), check("golden", Status.PASS)),
                entry("live", check("a", Status.PASS)));

        assertThat(conformance(entry).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isNotSaidOfWhatRanInOneModeOnly() {
        List<Entry> alone = List.of(entry("live", check("a", Status.PASS)));

        assertThat(Conformance.of(alone)).isEqualTo(alone);
        assertThat(Stream.of(entry("simulated", check("a", Status.PASS))).toList())
                .isEqualTo(Conformance.of(List.of(entry("simulated", check("a", Status.PASS)))));
    }

    @Test
    void leavesTheEntryOfVirtualTimeAsItIs() {
        Entry simulated = entry("simulated", check("a", Status.PASS));

        assertThat(Conformance.of(List.of(simulated, entry("live", check("a", Status.FAIL)))))
                .first()
                .isEqualTo(simulated);
    }

    @Test
    void saysNothingOfAServiceThatDidNotStart() {
        Entry entry = live(
                entry("simulated", check("a", Status.PASS)),
                NotStarted.mark(entry("live", check("a", Status.NOT_OBSERVED)), "no port"));

        assertThat(entry.checks()).extracting(CheckResult::id).containsExactly("start", "a");
    }
}
