package dev.firedrill.systems.rollbackmonitor;

import java.time.Duration;

/**
 * Say when checks are due: at each full interval after the start, up to the end of the grace period. Only monotonic time
 * enters, so no step of a wall clock makes or loses a check.
 *
 * @param startedAt nanoseconds on the monotonic clock
 */
record Schedule(long startedAt, Duration interval, Duration grace) {

    /** Give the ordinal of the last check. */
    int last() {
        return (int) (grace.toNanos() / interval.toNanos());
    }

    /** Give the newest check that is due at a time; 0 for none. */
    int dueAt(long now) {
        return (int) Math.max(0, Math.min(last(), (now - startedAt) / interval.toNanos()));
    }

    long due(int check) {
        return startedAt + check * interval.toNanos();
    }

    long end() {
        return startedAt + grace.toNanos();
    }

    /** Start anew where the clock did, as it does when a machine boots; the checks that were keep their places. */
    Schedule anchored(long now, int checks) {
        return now >= due(checks) ? this : new Schedule(now - checks * interval.toNanos(), interval, grace);
    }
}
