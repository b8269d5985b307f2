package dev.firedrill.systems.rewriteupgrade;

import static dev.firedrill.systems.rewriteupgrade.EscalationRule.Decision.DISABLE;
import static dev.firedrill.systems.rewriteupgrade.EscalationRule.Decision.INVESTIGATE;
import static dev.firedrill.systems.rewriteupgrade.EscalationRule.Decision.MONITOR;
import static dev.firedrill.systems.rewriteupgrade.EscalationRule.Limit.above;
import static dev.firedrill.systems.rewriteupgrade.EscalationRule.Limit.atLeast;
import static dev.firedrill.systems.rewriteupgrade.EscalationRule.Severity.CRITICAL;
import static dev.firedrill.systems.rewriteupgrade.EscalationRule.Severity.WARNING;

import dev.firedrill.systems.rewriteupgrade.EscalationRule.Decision;
import dev.firedrill.systems.rewriteupgrade.EscalationRule.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decide from the newest samples which conditions hold; the caller owns time and side effects. No data is no reason. */
class EscalationPolicy {

    private final List<EscalationRule> rules;

    EscalationPolicy(EscalationThresholds limits, Settings settings) {
        List<EscalationRule> listed = new ArrayList<>(table(limits));
        if (settings.strict()) {
            listed.add(EscalationRule.of(
                    "binding-strict", atLeast(Indicator.BINDING_MISMATCH_COUNT, 1), CRITICAL, DISABLE));
        }
        listed.addAll(spikes(limits, settings));
        listed.addAll(warnings());
        this.rules = List.copyOf(listed);
    }

    private static List<EscalationRule> table(EscalationThresholds limits) {
        return List.of(
                EscalationRule.of(
                        "diff-exceeded", above(Indicator.DIFF_EXCEEDED_RATE, limits.diffExceeded()), WARNING, DISABLE),
                EscalationRule.of(
                        "anchor-mismatch",
                        above(Indicator.ANCHOR_MISMATCH_RATE, limits.anchorMismatch()),
                        CRITICAL,
                        DISABLE),
                EscalationRule.of(
                        "binding-mismatch", atLeast(Indicator.BINDING_MISMATCH_COUNT, 1), CRITICAL, INVESTIGATE),
                EscalationRule.of(
                        "binding-recurs",
                        atLeast(Indicator.BINDINGS_IN_24H, limits.bindingsToDisable()),
                        CRITICAL,
                        DISABLE),
                EscalationRule.of(
                        "execution-blocked", above(Indicator.BLOCKED_RATE, limits.blocked()), WARNING, INVESTIGATE),
                EscalationRule.of(
                        "complaints",
                        above(Indicator.COMPLAINTS_TODAY, limits.complaints()),
                        WARNING,
                        DISABLE,
                        INVESTIGATE));
    }

    private static List<EscalationRule> spikes(EscalationThresholds limits, Settings settings) {
        return FailureClass.ALL.stream()
                .map(it -> new EscalationRule(
                        "spike:" + it.reason(),
                        above(it.rate(), limits.spikeFactor() * settings.baseline(it.reason())),
                        Optional.of(atLeast(it.count(), limits.spikeFloor())),
                        CRITICAL,
                        List.of(DISABLE)))
                .toList();
    }

    private static List<EscalationRule> warnings() {
        return List.of(
                EscalationRule.of("diff-warning", above(Indicator.DIFF_EXCEEDED_RATE, 0), WARNING, MONITOR),
                EscalationRule.of("no-context-warning", above(Indicator.NO_CONTEXT_RATE, 0), WARNING, MONITOR));
    }

    /** List the conditions, in the order in which they are evaluated. */
    final List<EscalationRule> rules() {
        return rules;
    }

    /** Tell whether a condition holds. */
    final boolean holds(EscalationRule rule, Samples samples) {
        return isPast(rule.limit(), samples)
                && rule.floor().map(it -> isPast(it, samples)).orElse(true);
    }

    private boolean isPast(Limit limit, Samples samples) {
        OptionalDouble sample = samples.of(limit.indicator());
        return sample.isPresent()
                && switch (limit.comparison()) {
                    case ABOVE -> isAbove(sample.getAsDouble(), limit.number());
                    case AT_LEAST -> sample.getAsDouble() >= limit.number();
                };
    }

    boolean isAbove(double sample, double limit) {
        return sample > limit;
    }

    /** Say what follows from a condition that holds. */
    List<Decision> decisions(EscalationRule rule) {
        return rule.decisions();
    }
}
