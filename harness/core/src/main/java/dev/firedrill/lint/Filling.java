package dev.firedrill.lint;

import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Formula.Aggregate;
import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Load;
import dev.firedrill.model.Scenario;
import java.time.Duration;

/**
 * Says how long a share over a window needs to pass its limit when everything turns bad at once: good work that the
 * window still holds dilutes the bad. Only where a steady load makes that plain; and a fifth less than it takes on
 * average, because arrivals are drawn.
 */
final class Filling {

    private static final double SURE = 0.8;
    private static final double ENOUGH = 100;

    private Filling() {}

    static Duration of(Formula formula, Limit limit, Fault cause, Scenario scenario) {
        double share = Limits.isUpward(limit) ? limit.threshold() : 1 - limit.threshold();
        boolean plain = formula.aggregate() == Aggregate.SHARE
                && formula.window().isPresent()
                && formula.freshAfter()
                        .filter(control -> isSet(control, scenario))
                        .isEmpty()
                && share > 0
                && share < 1
                && cause.after().isEmpty()
                && scenario.loads().size() == 1;
        return plain
                ? filling(
                        formula.window().orElseThrow(),
                        share,
                        cause,
                        scenario.loads().get(0))
                : Duration.ZERO;
    }

    private static Duration filling(Duration window, double share, Fault cause, Load load) {
        double good = Math.min(millis(window), millis(cause.from()) - millis(load.from()));
        boolean steady = load.from().plus(load.length()).compareTo(cause.from().plus(window)) >= 0;
        if (!steady || good * load.perSecond() / 1000 < ENOUGH) {
            return Duration.ZERO;
        }
        double whileItGrows = good * share / (1 - share);
        double needed = Math.min(millis(window) * share, whileItGrows);
        return Duration.ofSeconds((long) (needed * SURE / 1000));
    }

    private static boolean isSet(String control, Scenario scenario) {
        return scenario.actions().stream()
                .anyMatch(it -> control.equals(it.parameters().get("control")));
    }

    private static double millis(Duration length) {
        return length.toMillis();
    }
}
