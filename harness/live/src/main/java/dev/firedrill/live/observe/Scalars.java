package dev.firedrill.live.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Make of a JSON value what a field of an event takes; pure functions. */
final class Scalars {

    private static final Pattern REQUEST = Pattern.compile("(?:r-)?([0-9]{1,18})");

    private Scalars() {}

    static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    /** Give a value as a type; nothing where it cannot be one. */
    static Optional<JsonNode> as(Class<?> type, JsonNode value) {
        if (type == JsonNode.class) {
            return Optional.of(value);
        } else if (type == String.class) {
            return Optional.of(TextNode.valueOf(text(value)));
        } else if (type == boolean.class) {
            return truth(text(value).strip().toLowerCase(Locale.ROOT)).map(BooleanNode::valueOf);
        } else if (type == double.class) {
            return decimal(text(value)).map(DoubleNode::valueOf);
        }
        return whole(text(value))
                .filter(it -> type == long.class || it == it.intValue())
                .map(LongNode::valueOf);
    }

    /** Give the ordinal of a request, spelled as we do: {@code 17} or {@code r-17}. */
    static Optional<JsonNode> request(JsonNode value) {
        Matcher spelled = REQUEST.matcher(text(value).strip());
        return spelled.matches() ? Optional.of(LongNode.valueOf(Long.parseLong(spelled.group(1)))) : Optional.empty();
    }

    /** Give what stands where nothing is said. */
    static JsonNode nothing(Class<?> type) {
        if (type == JsonNode.class) {
            return NullNode.getInstance();
        } else if (type == String.class) {
            return TextNode.valueOf("");
        }
        return type == boolean.class ? BooleanNode.FALSE : LongNode.valueOf(0);
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Double> decimal(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<Long> whole(String text) {
        return decimal(text)
                .filter(it -> it == Math.rint(it) && Math.abs(it) < 1L << 53)
                .map(Double::longValue);
    }
}
