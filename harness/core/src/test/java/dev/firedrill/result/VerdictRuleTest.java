package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictRuleTest {

    private static final Results.ConfigurationError ERROR =
            new Results.ConfigurationError("scenarios/x.json:1:1", "'sede'", "'seed'", "correct it");

    @Test
    void isGoWhenEveryCheckOfTheWholeInventoryPassed() {
        Results results = Sample.results(List.of("a/x"), Sample.entry("a/x", Status.PASS, Status.PASS));

        assertThat(results.verdict()).isEqualTo(Verdict.GO);
        assertThat(results.reasons()).isEmpty();
        assertThat(VerdictRule.wording(results)).isEqualTo("GO");
        assertThat(ExitCode.of(results)).isEqualTo(ExitCode.GO);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "NOT_REPRODUCIBLE"})
    void isNoGoWhenOneCheckFailedOrIsNotReproducible(Status status) {
        Results results = Sample.results(
                List.of("a/x"), Sample.entry("a/x", Status.PASS, status), Sample.entry("a/y", Status.PASS));

        assertThat(results.verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(results.reasons()).first().asString().startsWith("a/x ").contains("check-");
        assertThat(ExitCode.of(results)).isEqualTo(ExitCode.NO_GO);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_EXERCISED", "NOT_OBSERVED"})
    void isInconclusiveWhenOneCheckIsNotProven(Status status) {
        Results results = Sample.results(List.of("a/x"), Sample.entry("a/x", Status.PASS, status));

        assertThat(results.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ExitCode.of(results)).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void listsFailuresBeforeWhatIsNotProven() {
        Results results = Sample.results(
                List.of("a/x", "a/y", "a/z"),
                Sample.entry("a/x", Status.NOT_EXERCISED),
                Sample.entry("a/y", Status.NOT_REPRODUCIBLE),
                Sample.entry("a/z", Status.FAIL));

        assertThat(results.reasons())
                .extracting(reason -> reason.substring(0, 3))
                .containsExactly("a/z", "a/y", "a/x");
    }

    @Test
    void isNeverGoWithoutAnyScenario() {
        Results results = Sample.results(List.of());

        assertThat(results.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(results.reasons()).containsExactly("no scenario ran");
    }

    @Test
    void isNeverGoWhenAnEntryHasNoCheck() {
        assertThat(Sample.results(List.of("a/x"), Sample.entry("a/x")).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveWithoutAnInventory() {
        Results results = Sample.results(Optional.empty(), false, List.of(), Sample.entry("a/x", Status.PASS));

        assertThat(results.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(results.reasons()).singleElement().asString().contains("firedrill.lock.json");
    }

    @Test
    void isInconclusiveWhenAScenarioOfTheInventoryDidNotRun() {
        Results results = Sample.results(List.of("a/x", "b/y"), Sample.entry("a/x", Status.PASS));

        assertThat(results.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(results.reasons()).containsExactly("firedrill.lock.json lists b/y, which did not run");
    }

    @Test
    void namesInOneSentenceASystemOfWhichNothingRan() {
        Results results = Sample.results(
                List.of("a/x", "a/y", "a/z", "a/u", "a/v", "b/p", "b/q", "b/r", "b/s", "c/x"),
                Sample.entry("a/x", Status.PASS));

        assertThat(results.reasons())
                .containsExactly(
                        "firedrill.lock.json lists a/u, which did not run",
                        "firedrill.lock.json lists a/v, which did not run",
                        "firedrill.lock.json lists a/y, which did not run",
                        "firedrill.lock.json lists a/z, which did not run",
                        "firedrill.lock.json lists 4 scenarios of b, and none of them ran",
                        "firedrill.lock.json lists c/x, which did not run");
    }

    @Test
    void isInconclusiveWhenACheckOfTheInventoryDidNotRunEvenInASubset() {
        Lock lock = Lock.of(List.of(new Lock.Locked("a/x", List.of("check-1", "gone"))));

        Results results = Sample.results(Optional.of(lock), true, List.of(), Sample.entry("a/x", Status.PASS));

        assertThat(results.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(results.reasons()).containsExactly("firedrill.lock.json lists a/x › gone, which did not run");
    }

    @Test
    void isInconclusiveWithAConfigurationErrorAndEndsWithThree() {
        Lock lock = Lock.of(List.of(new Lock.Locked("a/x", List.of("check-1"))));

        Results results = Sample.results(Optional.of(lock), false, List.of(ERROR), Sample.entry("a/x", Status.PASS));

        assertThat(results.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ExitCode.of(results)).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void endsWithThreeRatherThanOne() {
        Results results = Sample.results(Optional.empty(), false, List.of(ERROR), Sample.entry("a/x", Status.FAIL));

        assertThat(results.verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(ExitCode.of(results)).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void neverReadsAsPlainGoForASubset() {
        Lock lock = Lock.of(List.of(
                new Lock.Locked("a/x", List.of("check-1")),
                new Lock.Locked("b/y", List.of("check-1")),
                new Lock.Locked("c/z", List.of("check-1"))));

        Results results = Sample.results(Optional.of(lock), true, List.of(), Sample.entry("a/x", Status.PASS));

        assertThat(results.verdict()).isEqualTo(Verdict.GO);
        assertThat(VerdictRule.wording(results)).isEqualTo("GO (subset: 1 of 3 systems)");
    }

    @Test
    void countsScenariosWhereASystemRanInPart() {
        Lock lock = Lock.of(
                List.of(new Lock.Locked("a/x", List.of("check-1")), new Lock.Locked("a/y", List.of("check-1"))));

        Results results = Sample.results(Optional.of(lock), true, List.of(), Sample.entry("a/x", Status.PASS));

        assertThat(VerdictRule.wording(results)).isEqualTo("GO (subset: 1 of 2 scenarios)");
    }

    @Test
    void judgesBrokenVariantsApart() {
        Entry variant = Sample.entry("a/x", "broken", "00000000000000bb", Status.FAIL);

        Lock lock = Lock.of(List.of(new Lock.Locked("a/x", List.of("check-1"))));
        Results results =
                Sample.results(Optional.of(lock), false, List.of(), Sample.entry("a/x", Status.PASS), variant);

        assertThat(BrokenVariants.caught(variant, List.of(variant))).isTrue();
        assertThat(VerdictRule.judge(results).reasons()).noneMatch(reason -> reason.contains("broken"));
        assertThat(results.verdict()).isEqualTo(Verdict.GO);
    }

    @Test
    void missesNoSingleCheckWhereTheSeedsWereChosen() {
        Lock lock = Lock.of(
                List.of(new Lock.Locked("a/x", List.of("check-1", "golden")), new Lock.Locked("b/y", List.of("c"))));
        Entry entry = Sample.entry("a/x", Status.PASS);

        Results results = VerdictRule.judged(new Results(
                Results.FORMAT,
                Verdict.GO,
                false,
                true,
                false,
                List.of(),
                Sample.TOOL,
                Lock.compare(Optional.of(lock), List.of(entry)),
                List.of(),
                List.of(entry)));

        assertThat(results.reasons()).containsExactly("firedrill.lock.json lists b/y, which did not run");
    }

    @Test
    void judgesALoneVariantAsIfItWereTheSystem() {
        Entry caught = Sample.entry("a/x", "broken", "00000000000000bb", Status.FAIL);
        Entry escaped = Sample.entry("a/x", "broken", "00000000000000bb", Status.PASS);

        assertThat(Sample.results(List.of("a/x"), caught).verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(Sample.results(List.of("a/x"), escaped).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void takesTheWorstCheckForTheEntry() {
        assertThat(Sample.entry("a/x", Status.PASS, Status.NOT_EXERCISED, Status.NOT_OBSERVED)
                        .status())
                .isEqualTo(Status.NOT_OBSERVED);
        assertThat(Sample.entry("a/x", Status.NOT_REPRODUCIBLE, Status.FAIL, Status.PASS)
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void namesTheLoneVariantAndCallsNothingMissing() {
        Results results =
                Sample.results(List.of("a/x", "b/y"), Sample.entry("a/x", "broken", "00000000000000bb", Status.FAIL));

        assertThat(VerdictRule.wording(results)).isEqualTo("NO-GO (broken variant 'broken')");
        assertThat(VerdictRule.missed(results)).isEmpty();
        assertThat(VerdictRule.countNotSelected(results)).isEqualTo(1);
    }

    @Test
    void holdsNothingAgainstAScenarioThatIsNotListed() {
        Results results =
                Sample.results(List.of("a/x"), Sample.entry("a/x", Status.PASS), Sample.entry("a/y", Status.PASS));

        assertThat(results.verdict()).isEqualTo(Verdict.GO);
        assertThat(VerdictRule.countUnlisted(results)).isEqualTo(1);
    }

    @Test
    void derivesAnewWhatIsWrittenBesideTheChecks() {
        Results genuine = Sample.results(List.of("a/x"), Sample.entry("a/x", Status.FAIL));
        Entry entry = genuine.entries().get(0);
        Entry edited = new Entry(
                entry.scenario(),
                entry.system(),
                entry.description(),
                entry.at(),
                entry.mode(),
                null,
                entry.firstSeed(),
                entry.runs(),
                entry.declaredRuns(),
                Status.PASS,
                entry.logHash(),
                entry.simulatedSeconds(),
                entry.requests(),
                entry.wallSeconds(),
                entry.chosenSeed(),
                null,
                entry.thresholds(),
                entry.checks());
        Results told = new Results(
                Results.FORMAT,
                Verdict.GO,
                false,
                false,
                false,
                List.of(),
                genuine.tool(),
                new Results.Inventory(1, 1, List.of(), List.of()),
                List.of(),
                List.of(edited));
        Lock lock = Lock.of(List.of(new Lock.Locked("a/y", List.of("check-1"))));

        Results derived = VerdictRule.derived(told, Optional.of(lock));

        assertThat(derived.verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(derived.entries().get(0).status()).isEqualTo(Status.FAIL);
        assertThat(derived.inventory().missing()).containsExactly("a/y");
    }
}
