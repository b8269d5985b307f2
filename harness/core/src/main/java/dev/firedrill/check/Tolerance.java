package dev.firedrill.check;

import dev.firedrill.events.Times;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Allow what is observed for real to be late or early by the tolerance of the run: bounds are that much wider. Where a bound
 * is so narrow that the tolerance would decide, nothing is judged. In virtual time there is none.
 */
record Tolerance(long nanos) {

    /** A bound shorter than so many tolerances says nothing. */
    private static final int SHARPNESS = 5;

    static Tolerance of(Evidence evidence) {
        return new Tolerance(evidence.sight().tolerance());
    }

    /** Say why a quantity cannot be judged; empty where it can. */
    Optional<Judgement> blurs(Measurement measured) {
        long width = measured.upper().isPresent()
                ? measured.upper().getAsLong() - measured.lower().orElse(0)
                : Long.MAX_VALUE;
        boolean clear = measured.margin() < -SHARPNESS * nanos;
        return clear || width / SHARPNESS >= nanos ? Optional.empty() : Optional.of(blurred("bounds", width));
    }

    /** Say why nothing can be said of a part of a run in which nothing wrong was seen; empty where it can. */
    Optional<Judgement> blurs(Span span) {
        boolean open = span.from().equals(Moment.START) || span.until().equals(Moment.END);
        long width = open ? Long.MAX_VALUE : span.until().time() - span.from().time();
        return width / SHARPNESS >= nanos ? Optional.empty() : Optional.of(blurred("marks", Math.max(0, width)));
    }

    private Judgement blurred(String what, long width) {
        return Judgement.notObserved("%s %s apart %s %s; a smaller 'timeScale' makes it finer"
                .formatted(what, Times.length(width), Sight.BLURRED, Times.length(nanos)));
    }

    /** Give the longest time that a declared one may be taken for. */
    Duration allowed(Duration declared) {
        return declared.plusNanos(nanos);
    }

    Measurement widened(Measurement measured) {
        return nanos == 0
                ? measured
                : new Measurement(
                        measured.unit(),
                        measured.observed(),
                        shifted(measured.lower(), -nanos),
                        shifted(measured.upper(), nanos),
                        measured.origin());
    }

    private static OptionalLong shifted(OptionalLong bound, long by) {
        return bound.isPresent() ? OptionalLong.of(bound.getAsLong() + by) : bound;
    }
}
