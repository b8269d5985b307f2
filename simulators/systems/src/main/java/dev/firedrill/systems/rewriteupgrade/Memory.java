package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.world.Component;
import dev.firedrill.world.Files;
import dev.firedrill.world.Tap;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Keep over a restart what was counted and what was told. A restart is a step of the rollback: a studio that forgot by it
 * why it was rolled back would look healthy, and one that forgot what it told would tell it again.
 */
final class Memory {

    private static final String FILE = "state/escalation.json";
    private static final String EDITOR = "[StudioEditor:STEP29]";
    private static final String DAMAGED = "Escalation memory was damaged and is forgotten";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Files files;
    private final Component component;
    private final Tap tap;

    /** Keep it among some files, on the time of a component, and tell a tap where it cannot be recalled. */
    Memory(Files files, Component component, Tap tap) {
        this.files = files;
        this.component = component;
        this.tap = tap;
    }

    /** Hold all of it; the parts belong to whoever counts and tells. */
    record Content(
            SlidingWindow recent, SlidingWindow bindings, Map<LocalDate, Long> complaints, Set<String> holding) {}

    /** Write everything down; monotonic times mean nothing to the next process, so ages are what is written. */
    void keep(Content content, boolean killed) {
        long now = component.elapsed();
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("at", component.clock().instant().toString()).put("killed", killed);
        file.set("recent", ages(content.recent(), now));
        file.set("bindings", ages(content.bindings(), now));
        ObjectNode complaints = file.putObject("complaints");
        content.complaints().forEach((day, number) -> complaints.put(day.toString(), number));
        ArrayNode holding = file.putArray("holding");
        content.holding().forEach(holding::add);
        files.write(FILE, file.toString());
    }

    private static ArrayNode ages(SlidingWindow window, long now) {
        ArrayNode ages = JsonNodeFactory.instance.arrayNode();
        for (SlidingWindow.Entry entry : window.entries()) {
            ages.addArray().add(now - entry.at()).add(entry.what().name()).add(entry.amount());
        }
        return ages;
    }

    /**
     * Fill in what was written down, if anything was. What cannot be read as a whole is forgotten as a whole, and said so.
     *
     * @return whether the switch was active then; true where nobody can know, for so it was after a rollback
     */
    boolean recall(Content content) {
        try {
            Optional<String> written = files.read(FILE);
            if (written.isEmpty()) {
                return false;
            }
            JsonNode file = JSON.readTree(written.get());
            Recalled recalled = recalled(file);
            fill(content, recalled);
            return recalled.killed();
        } catch (JsonProcessingException
                | DateTimeException
                | IllegalArgumentException
                | UncheckedIOException damaged) {
            tap.telemetry(EDITOR, TextNode.valueOf(DAMAGED));
            return true;
        }
    }

    /** Hold what a whole file says, in the monotonic time of this process. */
    private record Recalled(
            boolean killed,
            List<SlidingWindow.Entry> recent,
            List<SlidingWindow.Entry> bindings,
            Map<LocalDate, Long> complaints,
            List<String> holding) {}

    private Recalled recalled(JsonNode file) {
        Instant written = Instant.parse(file.path("at").asText());
        long then = component.elapsed()
                - Duration.between(written, component.clock().instant()).toNanos();
        Map<LocalDate, Long> complaints = new TreeMap<>();
        whole(file.path("complaints"), JsonNode::isObject)
                .properties()
                .forEach(it -> complaints.put(LocalDate.parse(it.getKey()), number(it.getValue())));
        List<String> holding = new ArrayList<>();
        whole(file.path("holding"), JsonNode::isArray).forEach(it -> holding.add(it.asText()));
        return new Recalled(
                whole(file.path("killed"), JsonNode::isBoolean).booleanValue(),
                entries(file.path("recent"), then),
                entries(file.path("bindings"), then),
                complaints,
                holding);
    }

    private static List<SlidingWindow.Entry> entries(JsonNode ages, long then) {
        List<SlidingWindow.Entry> entries = new ArrayList<>();
        for (JsonNode age : whole(ages, JsonNode::isArray)) {
            entries.add(new SlidingWindow.Entry(
                    then - number(age.path(0)), Counted.valueOf(age.path(1).asText()), number(age.path(2))));
        }
        return entries;
    }

    private static long number(JsonNode node) {
        return whole(node, JsonNode::isIntegralNumber).longValue();
    }

    private static JsonNode whole(JsonNode node, Predicate<JsonNode> expected) {
        if (!expected.test(node)) {
            throw new IllegalArgumentException("expected another kind of value, found '%s'".formatted(node));
        }
        return node;
    }

    private static void fill(Content content, Recalled recalled) {
        recalled.recent().forEach(it -> content.recent().add(it.at(), it.what(), it.amount()));
        recalled.bindings().forEach(it -> content.bindings().add(it.at(), it.what(), it.amount()));
        content.complaints().putAll(recalled.complaints());
        content.holding().addAll(recalled.holding());
    }
}
