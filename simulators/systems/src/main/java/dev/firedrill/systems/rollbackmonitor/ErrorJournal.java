package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Component;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Know when something last went wrong, also beyond a restart. */
final class ErrorJournal {

    static final String FILE = Artifacts.FOLDER + "last_error.json";

    private static final Duration PRECISION = Duration.ofSeconds(10);

    private final Component clock;
    private final KeptFile file;
    private boolean any;
    private long newest;
    private long kept;
    private boolean keptAny;

    ErrorJournal(Component clock, KeptFile file) {
        this.clock = clock;
        this.file = file;
        file.read().map(Json::object).ifPresent(it -> recall(it.path("at").asText()));
    }

    /** Go by what is kept; errors of the last seconds before a crash may not be, so that they count as being there. */
    private void recall(String at) {
        try {
            Duration age = Duration.between(Instant.parse(at), clock.clock().instant());
            newest = Math.min(
                    clock.elapsed(), clock.elapsed() - age.minus(PRECISION).toNanos());
        } catch (DateTimeParseException garbage) {
            newest = clock.elapsed();
        }
        any = true;
        keptAny = true;
        kept = newest;
    }

    void failed() {
        any = true;
        newest = clock.elapsed();
    }

    /** Tell whether an error is younger than an age. */
    boolean hasYoungerThan(Duration age) {
        return any && clock.elapsed() - newest < age.toNanos();
    }

    /** Write the newest error down, to ten seconds. */
    void keep() {
        if (any && (!keptAny || newest - kept >= PRECISION.toNanos())) {
            keptAny = true;
            kept = newest;
            Instant at = clock.clock().instant().minusNanos(clock.elapsed() - newest);
            file.write(Json.empty().put("at", at.toString()).toString());
        }
    }
}
