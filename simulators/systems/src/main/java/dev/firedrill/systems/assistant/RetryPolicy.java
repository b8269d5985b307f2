package dev.firedrill.systems.assistant;

import java.time.Duration;
import java.util.Optional;

/** Decide whether and when to try again. */
class RetryPolicy {

    private static final int RETRIES = 2;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 5;
    private static final double JITTER = 0.25;

    private final Patience patience;

    RetryPolicy(Patience patience) {
        this.patience = patience;
    }

    /**
     * Give how long to wait before the next attempt; absent if there shall be none.
     *
     * @param attempts how many were made
     * @param jitter a draw from [0, 1)
     */
    final Optional<Duration> waitAfter(Trouble trouble, int attempts, Duration elapsed, double jitter) {
        if (!trouble.reason().retryable() || !allows(attempts)) {
            return Optional.empty();
        }
        Duration wait = trouble.retryAfter().orElseGet(() -> backOff(attempts, jitter));
        return bearable(wait, elapsed) ? Optional.of(wait) : Optional.empty();
    }

    boolean allows(int attempts) {
        return attempts <= RETRIES;
    }

    /** Tell whether a wait can be borne. One that is too long is not shortened: whoever asks for it means it. */
    boolean bearable(Duration wait, Duration elapsed) {
        return wait.compareTo(patience.longestWait()) <= 0 && patience.leavesTime(elapsed.plus(wait));
    }

    private static Duration backOff(int attempts, double jitter) {
        long doubled = FIRST_WAIT.toNanos() << Math.min(attempts - 1, MOST_DOUBLINGS);
        return Duration.ofNanos((long) (doubled * (1 - JITTER * jitter)));
    }
}
