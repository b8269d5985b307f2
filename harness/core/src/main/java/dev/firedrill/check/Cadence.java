package dev.firedrill.check;

import dev.firedrill.events.Times;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Follow the times of samples that must be taken at a fixed interval. The first one after each start is due at once or
 * after one interval; which of the two is the system's own affair.
 */
final class Cadence {

    private final long every;
    private long origin;
    private boolean first = true;

    Cadence(Duration every) {
        this.every = every.toNanos();
    }

    /** Count from here, as a system does that starts. */
    void started(long time) {
        origin = time;
        first = true;
    }

    /** Take the next sample and say what is wrong with its time, {@code null} for nothing. */
    @Nullable
    String flawAt(long time) {
        long gap = time - origin;
        boolean due = gap == every || (first && gap == 0);
        String flaw = due
                ? null
                : "came %s after the %s, expected %s"
                        .formatted(Times.length(gap), first ? "start" : "one before", Times.length(every));
        origin = time;
        first = false;
        return flaw;
    }

    /** Say whether another sample was due before the end. */
    boolean missesOneAt(long end) {
        return end > origin + every;
    }

    /** Give the time at which the next sample is due at the latest. */
    long next() {
        return origin + every;
    }
}
