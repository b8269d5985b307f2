package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.rewriteupgrade.EscalationRule.Decision;
import dev.firedrill.systems.rewriteupgrade.EscalationRule.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "DIFF_EXCEEDED_RATE, 0.3, diff-exceeded, false",
        "DIFF_EXCEEDED_RATE, 0.31, diff-exceeded, true",
        "ANCHOR_MISMATCH_RATE, 0.2, anchor-mismatch, false",
        "ANCHOR_MISMATCH_RATE, 0.21, anchor-mismatch, true",
        "BINDING_MISMATCH_COUNT, 0, binding-mismatch, false",
        "BINDING_MISMATCH_COUNT, 1, binding-mismatch, true",
        "BINDINGS_IN_24H, 1, binding-recurs, false",
        "BINDINGS_IN_24H, 2, binding-recurs, true",
        "BLOCKED_RATE, 0.05, execution-blocked, false",
        "BLOCKED_RATE, 0.06, execution-blocked, true",
        "COMPLAINTS_TODAY, 3, complaints, false",
        "COMPLAINTS_TODAY, 4, complaints, true",
        "DIFF_EXCEEDED_RATE, 0, diff-warning, false",
        "DIFF_EXCEEDED_RATE, 0.01, diff-warning, true",
        "NO_CONTEXT_RATE, 0, no-context-warning, false",
        "NO_CONTEXT_RATE, 1, no-context-warning, true"
    })
    void holdsOnlyPastTheLimit(Indicator indicator, double sample, String trigger, boolean holds) {
        assertThat(holding(policy(Map.of()), Map.of(indicator, sample)).contains(trigger))
                .isEqualTo(holds);
    }

    @Test
    void holdsNothingWithoutData() {
        assertThat(holding(policy(Map.of("STUDIO_PROFILE", "strict")), Map.of()))
                .isEmpty();
    }

    @Test
    void holdsNothingOnWhatIsNoNumber() {
        assertThat(holding(policy(Map.of()), Map.of(Indicator.DIFF_EXCEEDED_RATE, Double.NaN)))
                .isEmpty();
        assertThat(holding(policy(Map.of()), Map.of(Indicator.BLOCKED_RATE, Double.POSITIVE_INFINITY)))
                .isEmpty();
    }

    @Test
    void disablesOnTheFirstBindingMismatchOnlyWhenStrict() {
        Map<Indicator, Double> once = Map.of(Indicator.BINDING_MISMATCH_COUNT, 1.0, Indicator.BINDINGS_IN_24H, 1.0);

        assertThat(holding(policy(Map.of()), once)).containsExactly("binding-mismatch");
        assertThat(holding(policy(Map.of("STUDIO_PROFILE", "strict")), once))
                .containsExactly("binding-mismatch", "binding-strict");
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 0.1, 10, false",
        "0.05, 0.11, 10, true",
        "0.05, 0.11, 2, false",
        "0.05, 0.11, 3, true",
        "0, 0.001, 2, false",
        "0, 0.001, 3, true"
    })
    void seesASpikeAboveTwiceTheBaselineFromThreeFailuresOn(String baseline, double rate, double count, boolean spike) {
        for (FailureClass failure : FailureClass.ALL) {
            EscalationPolicy policy = policy(Map.of("STUDIO_BASELINE_" + failure.reason(), baseline));

            assertThat(holding(policy, Map.of(failure.rate(), rate, failure.count(), count))
                            .contains("spike:" + failure.reason()))
                    .isEqualTo(spike);
        }
    }

    @Test
    void watchesEveryFailureForSpikes() {
        assertThat(FailureClass.ALL)
                .extracting(FailureClass::reason)
                .containsExactlyInAnyOrder(
                        Reason.REWRITE_NO_CONTEXT,
                        Reason.BINDING_MISMATCH,
                        Reason.REWRITE_ANCHOR_MISMATCH,
                        Reason.REWRITE_DIFF_EXCEEDED,
                        Reason.EXECUTION_BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({
        "diff-exceeded, WARNING, DISABLE",
        "anchor-mismatch, CRITICAL, DISABLE",
        "binding-mismatch, CRITICAL, INVESTIGATE",
        "binding-recurs, CRITICAL, DISABLE",
        "execution-blocked, WARNING, INVESTIGATE",
        "complaints, WARNING, DISABLE",
        "spike:EXECUTION_BLOCKED, CRITICAL, DISABLE",
        "diff-warning, WARNING, MONITOR",
        "no-context-warning, WARNING, MONITOR"
    })
    void takesTheActionFromTheTableAndTheSeverityFromTheList(String trigger, Severity severity, Decision gravest) {
        EscalationPolicy policy = policy(Map.of());
        EscalationRule rule = policy.rules().stream()
                .filter(it -> it.trigger().equals(trigger))
                .findFirst()
                .orElseThrow();

        assertThat(rule.severity()).isEqualTo(severity);
        assertThat(policy.decisions(rule).get(0)).isEqualTo(gravest);
    }

    @Test
    void hasAFingerprintThatChangesWithItsLimits() {
        EscalationThresholds reviewed = EscalationThresholds.REVIEWED;

        assertThat(reviewed.withSpikeFloor(3).fingerprint()).isEqualTo(reviewed.fingerprint());
        assertThat(reviewed.withSpikeFloor(4).fingerprint()).isNotEqualTo(reviewed.fingerprint());
        assertThat(reviewed.withMinimumSample(21).fingerprint()).isNotEqualTo(reviewed.fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, 0.91, HEALTHY",
        "SUCCESS, 0.9, WATCH",
        "SUCCESS, 0.8, WATCH",
        "SUCCESS, 0.79, ALERT",
        "LATENCY, 2999, HEALTHY",
        "LATENCY, 3000, WATCH",
        "LATENCY, 5000, WATCH",
        "LATENCY, 5001, ALERT",
        "DIFF_PASSES, 0.86, HEALTHY",
        "DIFF_PASSES, 0.85, WATCH",
        "DIFF_PASSES, 0.7, WATCH",
        "DIFF_PASSES, 0.69, ALERT",
        "ANCHOR_PASSES, 0.96, HEALTHY",
        "ANCHOR_PASSES, 0.95, WATCH",
        "ANCHOR_PASSES, 0.85, WATCH",
        "ANCHOR_PASSES, 0.84, ALERT"
    })
    void countsALimitNeitherAsHealthyNorAsAlarming(Objective objective, double sample, Objective.Band band) {
        assertThat(objective.band(OptionalDouble.of(sample))).isEqualTo(band);
    }

    @Test
    void takesNoDataForNoHealth() {
        assertThat(Objective.SUCCESS.band(OptionalDouble.empty())).isEqualTo(Objective.Band.NO_DATA);
    }

    private static EscalationPolicy policy(Map<String, String> environment) {
        Settings settings = Settings.of(name -> Optional.ofNullable(environment.get(name)));
        return new EscalationPolicy(EscalationThresholds.REVIEWED, settings);
    }

    private static List<String> holding(EscalationPolicy policy, Map<Indicator, Double> samples) {
        Map<Indicator, OptionalDouble> values = new EnumMap<>(Indicator.class);
        samples.forEach((indicator, sample) -> values.put(indicator, OptionalDouble.of(sample)));
        return policy.rules().stream()
                .filter(it -> policy.holds(it, new Samples(values)))
                .map(EscalationRule::trigger)
                .toList();
    }
}
