package dev.firedrill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.drill.ImportedLog;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.JsonLines;
import dev.firedrill.result.Plain;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a log of our own, an event in each line, and names the line that is none. */
final class OwnLog {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST = 200;

    private OwnLog() {}

    /**
     * Read a whole log, each event at its place.
     *
     * @throws Refusal if the file cannot be read, or holds anything but events
     */
    static EventLog read(Path file) {
        List<Event> events = events(file, lines(file));
        if (events.isEmpty()) {
            throw refused(file.toString(), "no line", "a log with an event in each line", "give another file");
        }
        return ImportedLog.of(events).log();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException binary) {
            throw refused(file.toString(), "bytes that are no UTF-8", "a text file", "give the log itself, unpacked");
        } catch (IOException unreadable) {
            throw refused(file.toString(), "no file that can be read: " + unreadable, "a log", "correct the path");
        }
    }

    static boolean isOurs(String line) {
        try {
            JsonNode read = STRICT.readTree(line);
            return read.has("sequence")
                    && EventKind.ofWord(read.path("kind").asText()).isPresent();
        } catch (JsonProcessingException other) {
            return false;
        }
    }

    /** Read the lines of a file. */
    static List<Event> events(Path file, List<String> lines) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                events.add(event(file + ":" + (i + 1), lines.get(i), events.isEmpty()));
            }
        }
        return events;
    }

    static Refusal refused(String where, String found, String expected, String mend) {
        return Refusal.configuration(Plain.line(where), Plain.line(found, LONGEST), expected, mend);
    }

    private static Event event(String where, String line, boolean first) {
        try {
            STRICT.readTree(line);
            Event event = JsonLines.parse(line);
            if (event.time() < 0) {
                throw new IOException("found the time %d, expected nanoseconds since t0".formatted(event.time()));
            }
            if (event instanceof Event.RunStarted && !first) {
                throw new IOException("found 'run.started' a second time, expected the log of one run");
            }
            return event;
        } catch (JsonProcessingException noJson) {
            throw broken(where, noJson.getOriginalMessage() + ": " + line);
        } catch (IOException noEvent) {
            throw broken(where, String.valueOf(noEvent.getMessage()));
        }
    }

    private static Refusal broken(String where, String what) {
        return refused(
                where,
                what,
                "an event as docs/results.md lists them",
                "mend the line, or take out what was cut in half");
    }
}
