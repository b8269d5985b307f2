package dev.firedrill.simulated;

import java.time.Duration;

/** Reckon with lengths of time that may stand for ever. */
final class Saturated {

    private Saturated() {}

    static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    static long nanos(Duration length) {
        return length.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : length.toNanos();
    }
}
