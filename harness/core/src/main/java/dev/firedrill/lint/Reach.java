package dev.firedrill.lint;

import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Limit;
import java.util.Optional;

/**
 * The numbers from {@code least} to {@code most}.
 *
 * @param withLeast whether {@code least} is one of them
 * @param withMost whether {@code most} is one of them
 */
record Reach(double least, boolean withLeast, double most, boolean withMost) {

    private static final Reach ANY = new Reach(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);

    /** Find the numbers that an indicator can have at all. */
    static Reach of(Optional<Formula> formula) {
        return formula.map(it -> switch (it.aggregate()) {
                    case SHARE -> new Reach(0, true, 1, true);
                    case COUNT, MEAN_LATENCY -> new Reach(0, true, Double.POSITIVE_INFINITY, true);
                })
                .orElse(ANY);
    }

    /** Keep those that meet a limit. */
    Reach and(Limit limit) {
        double threshold = limit.threshold();
        boolean inclusive = Limits.isInclusive(limit);
        if (Limits.isUpward(limit)) {
            boolean moved = threshold > least || (threshold == least && !inclusive);
            return moved ? new Reach(threshold, inclusive, most, withMost) : this;
        }
        boolean moved = threshold < most || (threshold == most && !inclusive);
        return moved ? new Reach(least, withLeast, threshold, inclusive) : this;
    }

    boolean isEmpty() {
        return least > most || (least == most && !(withLeast && withMost));
    }
}
