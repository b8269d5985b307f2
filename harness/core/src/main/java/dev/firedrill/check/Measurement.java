package dev.firedrill.check;

import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * Hold an observed quantity beside its bounds.
 *
 * @param unit what is counted
 * @param observed the quantity; nanoseconds for a duration
 * @param lower inclusive lower bound
 * @param upper inclusive upper bound
 * @param origin for a duration, the instant its clock started, in nanoseconds since t0; 0 for a count
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Measurement(Unit unit, long observed, OptionalLong lower, OptionalLong upper, long origin) {

    /** Say what is counted. */
    public enum Unit {
        /** Nanoseconds. */
        DURATION,
        /** Pieces. */
        COUNT
    }

    /** Give the distance to the nearer bound: negative when outside, {@link Long#MAX_VALUE} when unbounded. */
    public long margin() {
        long below = lower.isPresent() ? observed - lower.getAsLong() : Long.MAX_VALUE;
        long above = upper.isPresent() ? upper.getAsLong() - observed : Long.MAX_VALUE;
        return Math.min(below, above);
    }
}
