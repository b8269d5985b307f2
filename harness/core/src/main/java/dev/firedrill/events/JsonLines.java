package dev.firedrill.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Write logs as JSON Lines, one event a line, and read them back. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JsonLines {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, EventKind> KINDS = Arrays.stream(EventKind.values())
            .collect(Collectors.toUnmodifiableMap(EventKind::word, Function.identity()));

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
                events.add(event(line, file + ":" + (events.size() + 1)));
            }
        }
        return events;
    }

    private static Event event(String line, String at) throws IOException {
        try {
            if (!(MAPPER.readTree(line) instanceof ObjectNode fields)) {
                throw new IOException("%s  expected an event, found '%s'".formatted(at, shortened(line)));
            }
            return event(fields, at);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s  expected an event, found '%s': %s".formatted(at, shortened(line), e.getOriginalMessage()), e);
        }
    }

    private static Event event(ObjectNode fields, String at) throws IOException {
        String word = fields.path("kind").asText();
        EventKind kind = KINDS.get(word);
        if (kind == null) {
            throw new IOException("%s  expected the kind of an event, found '%s'".formatted(at, word));
        }
        ObjectNode stamp = MAPPER.createObjectNode();
        for (String name : List.of("time", "sequence", "instance", "cause")) {
            stamp.set(name, required(fields, name, at));
        }
        fields.remove(List.of("kind", "time", "sequence", "instance", "cause"));
        fields.set("stamp", stamp);
        return MAPPER.treeToValue(fields, kind.type());
    }

    private static JsonNode required(ObjectNode fields, String name, String at) throws IOException {
        JsonNode value = fields.get(name);
        if (value == null) {
            throw new IOException("%s  expected the field '%s', found none".formatted(at, name));
        }
        return value;
    }

    private static String shortened(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
