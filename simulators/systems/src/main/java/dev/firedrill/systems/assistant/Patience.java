package dev.firedrill.systems.assistant;

import java.time.Duration;

/**
 * Say how long a request may take.
 *
 * @param total from the request to its end, all attempts and waits included
 * @param silence longest time without a sign of the provider
 * @param longestWait longest wait before a retry, also where the provider asks for more
 */
record Patience(Duration total, Duration silence, Duration longestWait) {

    private static final Patience OF_A_CHAT =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(8));
    private static final Patience OF_AN_AUTHOR =
            new Patience(Duration.ofMinutes(3), Duration.ofSeconds(45), Duration.ofSeconds(8));
    private static final Patience OF_A_MAILBOX =
            new Patience(Duration.ofHours(2), Duration.ofMinutes(1), Duration.ofHours(1));

    /** Give the patience of whoever waits: an essay is watched as it grows, a digest goes out by mail. */
    static Patience of(String kind) {
        return switch (kind) {
            case "essay" -> OF_AN_AUTHOR;
            case "digest" -> OF_A_MAILBOX;
            default -> OF_A_CHAT;
        };
    }

    /** Tell whether one more silence fits, so that the request can still end in time whatever the provider does. */
    boolean leavesTime(Duration elapsed) {
        return elapsed.plus(silence).compareTo(total) <= 0;
    }
}
