package dev.firedrill.cli;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import java.nio.file.Path;
import java.util.Locale;

/** Counts the requests of a log that failed. */
final class Traffic {

    private Traffic() {}

    /** Say how many failed in the log of a file; nothing where none did, or the file is no log. */
    static String of(Path file) {
        try {
            return of(OwnLog.read(file));
        } catch (Refusal unreadable) {
            return "";
        }
    }

    static String of(EventLog log) {
        int failed = log.all(Event.RequestFailed.class).size();
        int arrived = log.all(Event.RequestArrived.class).size();
        long seed = log.all(Event.RunStarted.class).stream()
                .mapToLong(Event.RunStarted::seed)
                .findFirst()
                .orElse(0);
        return failed == 0
                ? ""
                : String.format(Locale.ROOT, " · %,d of %,d requests failed in seed %d", failed, arrived, seed);
    }
}
