package dev.firedrill.reports;

import dev.firedrill.events.Times;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.CheckResult.Chosen;
import org.jspecify.annotations.Nullable;

/** Hold when a check allowed something to happen in the run that is shown; {@code null} where it set no bound. */
record AllowedWindow(@Nullable Long from, @Nullable Long until) {

    /** Room that it takes at the top of a lane. */
    static final int HEIGHT = 20;

    private static final int BRACKET = 24;

    static boolean isIn(CheckResult check) {
        Chosen chosen = check.chosen();
        return chosen.log().isEmpty() && (chosen.windowFrom() != null || chosen.windowUntil() != null);
    }

    static AllowedWindow of(CheckResult check) {
        return new AllowedWindow(check.chosen().windowFrom(), check.chosen().windowUntil());
    }

    boolean isMissedBy(long time) {
        return (from != null && time < from) || (until != null && time > until);
    }

    /** Give the instant from which on something was allowed. */
    long start() {
        return from == null ? 0 : from;
    }

    void draw(Canvas canvas) {
        double left = canvas.x(start());
        double right = Math.max(canvas.x(until == null ? canvas.axis().end() : until), left + 2);
        canvas.path(
                Wording.of(
                        "M%s %sH%sv26H%sz",
                        Canvas.number(left), canvas.y(BRACKET - 6), Canvas.number(right), Canvas.number(left)),
                "band");
        canvas.path(
                Wording.of(
                        "M%s %s%sH%s%s",
                        Canvas.number(left),
                        canvas.y(BRACKET),
                        from == null ? "m0 -6" : "v-6",
                        Canvas.number(right),
                        until == null ? "" : "v6"),
                "edge");
        canvas.labelAround((left + right) / 2, 13, text(), "halo");
    }

    private String text() {
        if (from == null && until != null) {
            return "allowed until " + Times.sinceStart(until);
        }
        return "allowed " + Times.sinceStart(start()) + (until == null ? " on" : " to " + Times.sinceStart(until));
    }
}
