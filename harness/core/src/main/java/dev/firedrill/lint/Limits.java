package dev.firedrill.lint;

import dev.firedrill.model.Controls.Condition;
import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Controls.Trigger;
import java.util.ArrayList;
import java.util.List;

/** Compares limits: which numbers meet one because they meet another. */
final class Limits {

    private Limits() {}

    /** Give the limit of a trigger; where there is a baseline, as its multiple. */
    static Limit of(Trigger trigger) {
        return new Limit(trigger.comparison(), trigger.threshold());
    }

    static boolean isUpward(Limit limit) {
        return switch (limit.comparison()) {
            case ABOVE, AT_LEAST -> true;
            case BELOW, AT_MOST -> false;
        };
    }

    static boolean isInclusive(Limit limit) {
        return limit.isMetBy(limit.threshold());
    }

    /** Tell whether every number that meets the one limit meets the other. */
    static boolean implies(Limit one, Limit other) {
        if (isUpward(one) != isUpward(other)) {
            return false;
        }
        int order = Double.compare(one.threshold(), other.threshold());
        boolean tighter = isUpward(one) ? order > 0 : order < 0;
        return tighter || (order == 0 && (isInclusive(other) || !isInclusive(one)));
    }

    /** Tell whether every sample that breaches the one trigger breaches the other, whatever the baseline. */
    static boolean implies(Trigger one, Trigger other) {
        return one.indicator().equals(other.indicator())
                && one.baseline().equals(other.baseline())
                && implies(of(one), of(other))
                && other.also().stream().allMatch(wanted -> isGiven(wanted, one));
    }

    private static boolean isGiven(Condition wanted, Trigger trigger) {
        return conditions(trigger).stream()
                .anyMatch(it -> it.indicator().equals(wanted.indicator()) && implies(it.limit(), wanted.limit()));
    }

    /** List what must hold of newest samples, apart from multiples of a baseline. */
    static List<Condition> conditions(Trigger trigger) {
        List<Condition> conditions = new ArrayList<>(trigger.also());
        if (trigger.baseline().isEmpty()) {
            conditions.add(0, new Condition(trigger.indicator(), of(trigger)));
        }
        return conditions;
    }
}
