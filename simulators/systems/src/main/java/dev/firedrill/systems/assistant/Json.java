package dev.firedrill.systems.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Read JSON that may be none; a second object behind the first makes it none. */
final class Json {

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final char REPLACEMENT = '\uFFFD';

    private Json() {}

    static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(STRICT.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Give the text of a node, "" where it holds none. */
    static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    /** Tell whether a text holds what stands for bytes that were no text. */
    static boolean damaged(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }
}
