package dev.firedrill.reading;

import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Controls.Objective;
import java.util.Optional;

/** Binds an objective of {@code controls.json}: what is good service, and what is alarming. */
final class ObjectiveBinder {

    private final Binders binders;
    private final LimitBinder limits;

    ObjectiveBinder(Binders binders) {
        this.binders = binders;
        this.limits = new LimitBinder(binders);
    }

    Objective bind(Members it, String indicator) {
        Optional<Limit> healthy = it.demand("healthy", binders.perhaps(limits::readable));
        Optional<Limit> alert = it.demand("alert", binders.perhaps(limits::readable));
        if (healthy.isPresent() && alert.isPresent() && haveCommon(healthy.get(), alert.get())) {
            binders.defects()
                    .add(
                            it.positionOf("alert"),
                            "an objective by which the same number is healthy and alarming",
                            "no number that is both",
                            "move one of the thresholds, or turn one of the comparisons round");
        }
        return new Objective(indicator, healthy.orElse(LimitBinder.STAND_IN), alert.orElse(LimitBinder.STAND_IN));
    }

    private static boolean haveCommon(Limit one, Limit other) {
        if (isUpward(one) == isUpward(other)) {
            return true;
        }
        double least = (isUpward(one) ? one : other).threshold();
        double most = (isUpward(one) ? other : one).threshold();
        return least < most || (one.isMetBy(least) && other.isMetBy(least));
    }

    private static boolean isUpward(Limit limit) {
        return switch (limit.comparison()) {
            case ABOVE, AT_LEAST -> true;
            case BELOW, AT_MOST -> false;
        };
    }
}
