package dev.firedrill.backends;

import java.time.Duration;

/** Reckons with spans of time that may be longer than any run, and never overflow into the past. */
final class Nanos {

    static final long NEVER = Long.MAX_VALUE;

    private static final double IN_A_SECOND = 1e9;

    private Nanos() {}

    static long sum(long one, long other) {
        return one > NEVER - other ? NEVER : one + other;
    }

    static long times(long span, int count) {
        return count != 0 && span > NEVER / count ? NEVER : span * count;
    }

    /** Give the gap between events of a rate; 0 for no rate. */
    static long gap(double perSecond) {
        return perSecond <= 0 ? 0 : (long) (IN_A_SECOND / perSecond);
    }

    static String secondsRoundedUp(Duration span) {
        return Long.toString(span.getNano() == 0 ? span.getSeconds() : span.getSeconds() + 1);
    }

    static String millis(long span) {
        return Duration.ofNanos(span).toMillis() + " ms";
    }
}
