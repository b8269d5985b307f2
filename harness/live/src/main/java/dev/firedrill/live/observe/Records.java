package dev.firedrill.live.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** Make records of texts: JSON, or else the text itself. */
final class Records {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

    private Records() {}

    static JsonNode of(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read.isMissingNode() ? TextNode.valueOf(text) : read;
        } catch (JsonProcessingException noJson) {
            return TextNode.valueOf(text);
        }
    }

    /** Take the colours of a terminal out of a line. */
    static String plain(String line) {
        return line.indexOf('\u001b') < 0 ? line : COLOURS.matcher(line).replaceAll("");
    }
}
