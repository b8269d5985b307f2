package dev.firedrill.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** Compare JSON values with how a scenario spells them: scalars as their text, objects and arrays as JSON text. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Values {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Values() {}

    /** Say whether a value is the one that is wanted; members of objects have no order. */
    public static boolean same(String wanted, JsonNode found) {
        return found.isValueNode()
                ? wanted.equals(found.asText())
                : canonical(wanted).equals(text(found));
    }

    /** Spell a value: a scalar as its text, an object or array as JSON with its members in the order of their names. */
    public static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : canonical(value);
    }

    private static String canonical(JsonNode value) {
        StringBuilder text = new StringBuilder();
        if (value.isArray()) {
            value.forEach(element -> text.append(text.isEmpty() ? "" : ",").append(canonical(element)));
            return "[" + text + "]";
        }
        if (!value.isObject()) {
            return value.toString();
        }
        Map<String, JsonNode> sorted = new TreeMap<>();
        value.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        sorted.forEach((name, member) -> text.append(text.isEmpty() ? "" : ",")
                .append(MAPPER.getNodeFactory().textNode(name))
                .append(':')
                .append(canonical(member)));
        return "{" + text + "}";
    }

    private static String canonical(String json) {
        try {
            return canonical(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            return json;
        }
    }
}
