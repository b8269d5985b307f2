package dev.firedrill.cli;

import dev.firedrill.result.Plain;
import java.util.List;
import java.util.Optional;

/**
 * Holds what a second JVM found when it ran the first seed of a scenario: one line of its index.
 *
 * @param hash hash of the run with all its twins; "" where the run could not be completed
 * @param detail what the file names of the logs begin with, or why there is none
 */
record Repetition(String scenario, long seed, String hash, String detail) {

    static final String INDEX = "index.tsv";
    static final String END = "end";

    String line() {
        return String.join("\t", scenario, Long.toString(seed), hash, Plain.line(detail));
    }

    static Optional<Repetition> parse(String line) {
        List<String> parts = List.of(line.split("\t", -1));
        return parts.size() == 4
                ? Optional.of(new Repetition(parts.get(0), Long.parseLong(parts.get(1)), parts.get(2), parts.get(3)))
                : Optional.empty();
    }

    /** Name the file of one of its logs: 0 is the run itself, the others are its twins. */
    static String file(String detail, int ordinal) {
        return "%s.%d.jsonl".formatted(detail, ordinal);
    }
}
