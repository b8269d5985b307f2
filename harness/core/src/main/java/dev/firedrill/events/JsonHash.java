package dev.firedrill.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.random.Hash;
import java.util.Map;

/** Fold a JSON value into a hash: by structure and in the order of its fields, which is part of what happened. */
final class JsonHash {

    private JsonHash() {}

    static long mix(long state, JsonNode value) {
        long typed = Hash.mix(state, value.getNodeType().name());
        return switch (value.getNodeType()) {
            case OBJECT -> mixObject(typed, value);
            case ARRAY -> mixArray(typed, value);
            case NUMBER -> mixNumber(typed, value);
            case STRING, BINARY -> Hash.mix(typed, value.asText());
            case BOOLEAN -> Hash.mix(typed, value.booleanValue() ? 1 : 0);
            case NULL, MISSING -> typed;
            case POJO -> throw new IllegalArgumentException("expected plain JSON, found an object of Java");
        };
    }

    private static long mixObject(long state, JsonNode value) {
        long mixed = Hash.mix(state, value.size());
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            mixed = mix(Hash.mix(mixed, field.getKey()), field.getValue());
        }
        return mixed;
    }

    private static long mixArray(long state, JsonNode value) {
        long mixed = Hash.mix(state, value.size());
        for (JsonNode element : value) {
            mixed = mix(mixed, element);
        }
        return mixed;
    }

    private static long mixNumber(long state, JsonNode value) {
        if (value.canConvertToExactIntegral() && value.canConvertToLong()) {
            return Hash.mix(Hash.mix(state, 0), value.longValue());
        }
        return Hash.mix(Hash.mix(state, 1), Double.doubleToRawLongBits(value.doubleValue()));
    }
}
