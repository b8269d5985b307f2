package dev.firedrill.simulated;

import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import dev.firedrill.world.WirePlan.Stall;

/**
 * Work out when a caller's patience ends, before anything is sent: the plan is known, so no timer has to wait beside it.
 */
final class WireTimes {

    /** The exchange goes on for ever as far as the caller is concerned. */
    static final long NEVER = Long.MAX_VALUE;

    private WireTimes() {}

    /** Give nanoseconds from the call to the last segment; {@link #NEVER} when it stalls. */
    static long length(WirePlan plan) {
        long length = 0;
        for (Segment segment : plan.segments()) {
            if (segment instanceof Delay delay) {
                length = Saturated.sum(length, delay.nanos());
            } else if (segment instanceof Stall) {
                return NEVER;
            }
        }
        return length;
    }

    /** Give nanoseconds from the call until the caller gives up; {@link #NEVER} when it gets its end in time, or hangs. */
    static long patience(WirePlan plan, ProviderCall call) {
        long timeout = Saturated.nanos(call.timeout());
        return switch (call.bound()) {
            case WHOLE -> length(plan) > timeout ? timeout : NEVER;
            case HEAD -> untilHead(plan) > timeout ? timeout : NEVER;
            case IDLE -> idle(plan, timeout);
        };
    }

    /** Give the time until the head or, without one, until the end. */
    private static long untilHead(WirePlan plan) {
        long time = 0;
        for (Segment segment : plan.segments()) {
            if (segment instanceof Head || segment instanceof End) {
                return time;
            } else if (segment instanceof Delay delay) {
                time = Saturated.sum(time, delay.nanos());
            }
        }
        return NEVER;
    }

    private static long idle(WirePlan plan, long timeout) {
        long time = 0;
        long heard = 0;
        for (Segment segment : plan.segments()) {
            if (segment instanceof Delay delay) {
                time = Saturated.sum(time, delay.nanos());
            } else if (segment instanceof Stall || time - heard > timeout) {
                return Saturated.sum(heard, timeout);
            } else if (segment instanceof Head || segment instanceof Bytes) {
                heard = time;
            }
        }
        return NEVER;
    }
}
