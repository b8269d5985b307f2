package dev.firedrill.systems.assistant;

import java.time.Duration;
import java.util.Optional;

/**
 * Hold what went wrong with one attempt.
 *
 * @param retryAfter how long the provider asks to be left alone
 */
record Trouble(Reason reason, Optional<Duration> retryAfter) {

    static Trouble of(Reason reason) {
        return new Trouble(reason, Optional.empty());
    }
}
