package dev.firedrill.hosted;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Be the time of a served system, which may pass faster than real time; it begins when this is made. */
final class Pace {

    private final long start = System.nanoTime();
    private final double timeScale;
    private final Clock clock;

    /**
     * Let time begin now.
     *
     * @param timeScale how many times faster than real time it passes
     * @param startsAt what the calendar shows now; empty for what it really is
     */
    Pace(double timeScale, Optional<Instant> startsAt) {
        if (!Double.isFinite(timeScale) || timeScale <= 0) {
            throw new IllegalArgumentException("expected a timeScale above 0, found '%s'".formatted(timeScale));
        }
        this.timeScale = timeScale;
        this.clock = timeScale == 1 && startsAt.isEmpty()
                ? Clock.systemUTC()
                : new Scaled(this, startsAt.orElseGet(Instant::now), ZoneOffset.UTC);
    }

    /** Give the nanoseconds of the system's time since it began. */
    long elapsed() {
        return (long) ((System.nanoTime() - start) * timeScale);
    }

    Clock clock() {
        return clock;
    }

    /** Give the real nanoseconds that a wait of the system takes. */
    long real(Duration wait) {
        return real(TimeUnit.NANOSECONDS.convert(wait));
    }

    /** Give the real nanoseconds that a wait of the system takes. */
    long real(long nanos) {
        return timeScale == 1 ? nanos : (long) (nanos / timeScale);
    }

    /** Give the real nanoseconds between two runs of what is periodic; at least 1, as an executor needs it. */
    long period(long nanos) {
        return nanos <= 0 ? nanos : Math.max(1, real(nanos));
    }

    /** Show the calendar of a system whose time is its own. */
    private static final class Scaled extends Clock {

        private final Pace pace;
        private final Instant startsAt;
        private final ZoneId zone;

        Scaled(Pace pace, Instant startsAt, ZoneId zone) {
            this.pace = pace;
            this.startsAt = startsAt;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Scaled(pace, startsAt, other);
        }

        @Override
        public Instant instant() {
            return startsAt.plusNanos(pace.elapsed());
        }
    }
}
