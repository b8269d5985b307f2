package dev.firedrill.check;

import dev.firedrill.check.Measurement.Unit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Make the measurements that findings carry. */
final class Measurements {

    private Measurements() {}

    /** Count what must not be. */
    static Measurement violations(long count) {
        return new Measurement(Unit.COUNT, count, OptionalLong.empty(), OptionalLong.of(0), 0);
    }

    /** Count what may be up to a limit. */
    static Measurement count(long count, OptionalInt limit) {
        OptionalLong upper = limit.isPresent() ? OptionalLong.of(limit.getAsInt()) : OptionalLong.empty();
        return new Measurement(Unit.COUNT, count, OptionalLong.empty(), upper, 0);
    }

    /** Measure how long after its origin something happened. */
    static Measurement delay(long origin, long time, Optional<Duration> lower, Optional<Duration> upper) {
        return new Measurement(Unit.DURATION, time - origin, nanos(lower), nanos(upper), origin);
    }

    private static OptionalLong nanos(Optional<Duration> bound) {
        return bound.isPresent() ? OptionalLong.of(bound.get().toNanos()) : OptionalLong.empty();
    }
}
