package dev.firedrill.live.probe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads out of an answer what its user reads; all of it where there is nothing else to be found. */
final class ReadText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";

    private ReadText() {}

    static String of(Question question, String body) {
        if (question.pointer().isEmpty()) {
            return body;
        }
        JsonPointer pointer = JsonPointer.compile(question.pointer().get());
        List<String> found = switch (question.form()) {
            case JSON -> at(pointer, Stream.of(body));
            case TEXT -> List.of(body);
            case NDJSON -> at(pointer, body.lines());
            case SSE ->
                at(
                        pointer,
                        body.lines().filter(line -> line.startsWith(DATA)).map(line -> line.substring(DATA.length())));
        };
        return found.isEmpty() ? body : String.join("", found);
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
