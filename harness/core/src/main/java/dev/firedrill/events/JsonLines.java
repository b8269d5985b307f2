package dev.firedrill.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Write logs as JSON Lines, one event a line, and read them back. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JsonLines {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> STAMP = List.of("time", "sequence", "instance", "cause");

    private JsonLines() {}

    /** Write a whole log, replacing the file and creating its folder. */
    public static void write(EventLog log, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Event event : log.events()) {
                out.write(line(event));
                out.write('\n');
            }
        }
    }

    /** Write one event, without a line end. */
    public static String line(Event event) {
        Stamp stamp = event.stamp();
        JsonFields fields = new JsonFields(MAPPER.createObjectNode());
        fields.number("time", stamp.time());
        fields.number("sequence", stamp.sequence());
        fields.text("kind", event.kind().word());
        fields.text("instance", stamp.instance());
        fields.number("cause", stamp.cause());
        event.describe(fields);
        return fields.node().toString();
    }

    /**
     * Read all events of a file.
     *
     * @throws IOException if the file cannot be read or a line is no event; the message names {@code file:line}
     */
    public static List<Event> read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                events.add(event(line, file + ":" + (events.size() + 1) + "  "));
            }
        }
        return events;
    }

    /**
     * Read one event of one line.
     *
     * @throws IOException if the line is no event; the message says what was found
     */
    public static Event parse(String line) throws IOException {
        return event(line, "");
    }

    /**
     * Make an event of its fields.
     *
     * @param fields every field of the kind, by its name; more than those are refused
     * @throws IOException if one is missing or of another type; the message names it
     */
    public static Event of(EventKind kind, Stamp stamp, ObjectNode fields) throws IOException {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.setAll(fields);
        ObjectNode stamped = MAPPER.createObjectNode();
        stamped.put("time", stamp.time());
        stamped.put("sequence", stamp.sequence());
        stamped.put("instance", stamp.instance());
        stamped.put("cause", stamp.cause());
        return filled(kind, whole, stamped, "");
    }

    private static Event event(String line, String at) throws IOException {
        try {
            if (!(MAPPER.readTree(line) instanceof ObjectNode fields)) {
                throw new IOException("%sexpected an event, found '%s'".formatted(at, shortened(line)));
            }
            return event(fields, at);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%sexpected an event, found '%s': %s".formatted(at, shortened(line), e.getOriginalMessage()), e);
        }
    }

    private static Event event(ObjectNode fields, String at) throws IOException {
        String word = fields.path("kind").asText();
        EventKind kind = EventKind.ofWord(word)
                .orElseThrow(() -> new IOException("%sexpected the kind of an event, found '%s'".formatted(at, word)));
        ObjectNode stamp = MAPPER.createObjectNode();
        for (RecordComponent component : Stamp.class.getRecordComponents()) {
            stamp.set(component.getName(), valued(fields, component, at));
        }
        fields.remove("kind");
        fields.remove(STAMP);
        return filled(kind, fields, stamp, at);
    }

    private static Event filled(EventKind kind, ObjectNode fields, ObjectNode stamp, String at) throws IOException {
        if (kind == EventKind.RUN_STARTED && !fields.has("mode")) {
            fields.put("mode", Event.RunStarted.SIMULATED);
        }
        for (RecordComponent component : kind.type().getRecordComponents()) {
            if (component.getType() != Stamp.class) {
                valued(fields, component, at);
            }
        }
        fields.set("stamp", stamp);
        return MAPPER.treeToValue(fields, kind.type());
    }

    private static JsonNode valued(ObjectNode fields, RecordComponent component, String at) throws IOException {
        JsonNode value = fields.get(component.getName());
        if (value == null) {
            throw new IOException("%sexpected the field '%s', found none".formatted(at, component.getName()));
        }
        if (value.isNull() && component.getType() != JsonNode.class) {
            throw new IOException(
                    "%sexpected a value as the field '%s', found null".formatted(at, component.getName()));
        }
        return value;
    }

    private static String shortened(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
