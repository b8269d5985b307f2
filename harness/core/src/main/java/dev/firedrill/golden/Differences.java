package dev.firedrill.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.javacrumbs.jsonunit.JsonAssert;
import net.javacrumbs.jsonunit.core.Configuration;
import net.javacrumbs.jsonunit.core.listener.Difference;
import org.jspecify.annotations.Nullable;

/**
 * Find where two documents differ.
 *
 * <p>Problem: json-unit takes strings of the expected document such as <code>${json-unit.ignore}</code> for wildcards,
 * so that a recorded answer of a model could match anything. Decision: every string of both documents goes in with a
 * letter before it, which no wildcard begins with, and comes out without.
 */
final class Differences {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SHIELD = "s";
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private Differences() {}

    /** Hold one difference; a side that is absent is {@code null}. */
    record At(
            String path,
            @Nullable JsonNode expected,
            @Nullable JsonNode found) {}

    /** List all differences in the order of their paths. */
    static List<At> between(JsonNode expected, JsonNode found) {
        List<At> differences = new ArrayList<>();
        Configuration configuration =
                Configuration.empty().withDifferenceListener((difference, context) -> differences.add(at(difference)));
        try {
            JsonAssert.assertJsonEquals(shield(expected), shield(found), configuration);
            return List.of();
        } catch (AssertionError e) {
            if (differences.isEmpty()) {
                return List.of(new At("", expected, found));
            }
        }
        differences.sort(Comparator.comparing(it -> sortable(it.path())));
        return differences;
    }

    private static At at(Difference difference) {
        return switch (difference.getType()) {
            case EXTRA -> new At(path(difference.getActualPath()), null, unshield(difference.getActual()));
            case MISSING -> new At(path(difference.getExpectedPath()), unshield(difference.getExpected()), null);
            case DIFFERENT ->
                new At(
                        path(difference.getExpectedPath()),
                        unshield(difference.getExpected()),
                        unshield(difference.getActual()));
        };
    }

    private static String path(@Nullable String path) {
        return path == null ? "" : path;
    }

    /** Fill indexes with zeros, so that 2 comes before 10. */
    private static String sortable(String path) {
        return DIGITS.matcher(path).replaceAll(Differences::padded);
    }

    private static String padded(MatchResult digits) {
        return "0".repeat(Math.max(0, 10 - digits.group().length())) + digits.group();
    }

    private static JsonNode shield(JsonNode value) {
        if (value.isTextual()) {
            return NODES.textNode(SHIELD + value.textValue());
        }
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            value.forEach(element -> array.add(shield(element)));
            return array;
        }
        if (value.isObject()) {
            ObjectNode object = NODES.objectNode();
            value.properties().forEach(field -> object.set(field.getKey(), shield(field.getValue())));
            return object;
        }
        return value;
    }

    /** Bring back what json-unit hands out: maps, lists, strings, big decimals, truth values and {@code null}. */
    private static JsonNode unshield(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, member) -> object.set(String.valueOf(key), unshield(member)));
            return object;
        }
        if (value instanceof Collection<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(unshield(element)));
            return array;
        }
        if (value instanceof String text) {
            return NODES.textNode(text.substring(1));
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        return value instanceof Boolean truth ? NODES.booleanNode(truth) : NODES.nullNode();
    }
}
