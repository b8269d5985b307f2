package dev.firedrill.backends;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Spell JSON as it goes over the wire: the same on every JDK, and always text that UTF-8 can carry. */
final class Json {

    /** Jackson's own writer of doubles; {@code Double.toString} differs between JDK 17 and 19. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private Json() {}

    /** Escape a text for use between quotes. */
    static String escape(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(carriable(text)));
    }

    static String quote(String text) {
        return '"' + escape(text) + '"';
    }

    static String write(JsonNode value) {
        try {
            return carriable(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read a body; what is not JSON gives the missing node. */
    static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Tell whether a string or a name of a body holds a text, however it is escaped there; what is not JSON has none. */
    static boolean hasString(String body, String text) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean string = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
                if (string && parser.getText().contains(text)) {
                    return true;
                }
            }
            return false;
        } catch (IOException noJson) {
            return false;
        }
    }

    private static String carriable(String text) {
        boolean surrogates = text.chars().anyMatch(it -> Character.isSurrogate((char) it));
        return surrogates ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : text;
    }
}
