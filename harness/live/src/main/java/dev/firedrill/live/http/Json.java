package dev.firedrill.live.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Tell JSON from what is none. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static Optional<JsonNode> read(String text) {
        try {
            return whole(MAPPER.readTree(text));
        } catch (JsonProcessingException isNone) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> whole(JsonNode read) {
        return read.isMissingNode() ? Optional.empty() : Optional.of(read);
    }
}
