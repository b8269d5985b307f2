package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which variants count as caught, and what the others say of the checks. */
class BrokenVariantsTest {

    @Test
    void doesNotHoldAnEscapedVariantAgainstTheSystemButProvesNothingByIt() {
        Results results = Sample.results(
                List.of("a/x"),
                Sample.entry("a/x", Status.PASS),
                Sample.entry("a/x", "broken", "00000000000000bb", Status.PASS));

        assertThat(BrokenVariants.escaped(results)).containsExactly("a broken");
        assertThat(results.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(results.reasons())
                .containsExactly("the broken variant a broken escaped: no check of any scenario failed");
        assertThat(ExitCode.of(results)).isEqualTo(ExitCode.NO_GO);
    }

    @Test
    void takesOneScenarioThatCatchesAVariantAsEnough() {
        Results results = Sample.results(
                List.of("a/x", "a/y"),
                Sample.entry("a/x", Status.PASS),
                Sample.entry("a/y", Status.PASS),
                Sample.entry("a/x", "broken", "00000000000000bb", Status.PASS),
                Sample.entry("a/y", "broken", "00000000000000bb", Status.FAIL));

        assertThat(BrokenVariants.escaped(results)).isEmpty();
        assertThat(BrokenVariants.count(results)).isEqualTo(1);
        assertThat(results.reasons()).noneMatch(reason -> reason.contains("broken"));
    }

    private static Entry drilled(@Nullable String variant, Status first, Status second) {
        return Sample.entry(
                "a/x",
                variant,
                "00000000000000bb",
                List.of(Sample.check("first", first), Sample.check("second", second)));
    }

    @ParameterizedTest
    @EnumSource(names = "PASS", mode = EnumSource.Mode.EXCLUDE)
    void takesNoVariantAsCaughtByACheckThatDoesNotPassOnTheCorrectSystem(Status status) {
        Entry variant = drilled("broken", Status.FAIL, Status.PASS);
        Results results = Sample.results(List.of("a/x"), drilled(null, status, Status.PASS), variant);

        assertThat(BrokenVariants.escaped(results)).containsExactly("a broken");
        assertThat(BrokenVariants.catchers(variant, results.entries())).isEmpty();
        assertThat(results.reasons())
                .contains("the broken variant a broken escaped: no check failed that passes on the correct system");
    }

    @Test
    void takesAVariantAsCaughtByAnotherCheckThatPassesOnTheCorrectSystem() {
        Entry variant = drilled("broken", Status.FAIL, Status.FAIL);
        Results results = Sample.results(List.of("a/x"), drilled(null, Status.FAIL, Status.PASS), variant);

        assertThat(BrokenVariants.escaped(results)).isEmpty();
        assertThat(BrokenVariants.catchers(variant, results.entries()))
                .extracting(CheckResult::id)
                .containsExactly("second");
    }

    @Test
    void takesAVariantAsCaughtWhereItsScenarioDidNotRunOnTheCorrectSystemInThatMode() {
        Results results = Sample.results(
                List.of("a/x"),
                drilled(null, Status.NOT_EXERCISED, Status.PASS),
                Sample.live("a/x", "broken", "00000000000000bb", Sample.check("first", Status.FAIL)));

        assertThat(BrokenVariants.escaped(results)).isEmpty();
    }
}
