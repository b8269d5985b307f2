package dev.firedrill.live.probe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads out of an answer what its user reads; all of it where there is nothing else to be found. */
final class ReadText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";
    private static final int MOST_NAMES = 12;

    private ReadText() {}

    static String of(Question question, String body) {
        if (question.pointer().isEmpty()) {
            return body;
        }
        List<String> found = found(question, question.pointer().get(), body);
        return found.isEmpty() ? body : String.join("", found);
    }

    /** Tell whether there is a pointer that leads nowhere. */
    static boolean isLost(Question question, String body) {
        return question.pointer().isPresent()
                && found(question, question.pointer().get(), body).isEmpty();
    }

    /** Name what pointers could lead to: the values of all that is JSON there, in their order, and no more than a person reads. */
    static List<String> pointers(Question question, String body) {
        Set<String> names = new LinkedHashSet<>();
        contents(question, body).forEach(json -> {
            try {
                collect(JSON.readTree(json), "", names);
            } catch (JsonProcessingException noJson) {
                // Nothing leads into it.
            }
        });
        return names.stream().limit(MOST_NAMES).toList();
    }

    private static void collect(JsonNode node, String at, Set<String> names) {
        if (node.isValueNode() && !at.isEmpty()) {
            names.add(at);
        }
        node.properties().forEach(field -> collect(field.getValue(), at + "/" + escaped(field.getKey()), names));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at + "/" + i, names);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static List<String> found(Question question, String pointer, String body) {
        return switch (question.form()) {
            case TEXT -> List.of(body);
            case JSON, NDJSON, SSE -> at(JsonPointer.compile(pointer), contents(question, body));
        };
    }

    private static Stream<String> contents(Question question, String body) {
        return switch (question.form()) {
            case JSON -> Stream.of(body);
            case TEXT -> Stream.empty();
            case NDJSON -> body.lines();
            case SSE -> body.lines().filter(line -> line.startsWith(DATA)).map(line -> line.substring(DATA.length()));
        };
    }

    private static List<String> at(JsonPointer pointer, Stream<String> contents) {
        return contents.flatMap(json -> at(pointer, json).stream()).toList();
    }

    private static Optional<String> at(JsonPointer pointer, String json) {
        try {
            JsonNode found = JSON.readTree(json).at(pointer);
            if (found.isMissingNode()) {
                return Optional.empty();
            }
            return Optional.of(found.isTextual() ? found.textValue() : found.isNull() ? "" : found.toString());
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
