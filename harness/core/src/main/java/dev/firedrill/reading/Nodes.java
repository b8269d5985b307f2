package dev.firedrill.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Turns values into plain JSON, numbers exactly as written. */
final class Nodes {

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private Nodes() {}

    static JsonNode of(Value value) {
        if (value instanceof Value.Structure structure) {
            return object(structure);
        }
        if (value instanceof Value.Sequence sequence) {
            ArrayNode list = FACTORY.arrayNode();
            sequence.items().forEach(item -> list.add(of(item)));
            return list;
        }
        if (value instanceof Value.Text text) {
            return FACTORY.textNode(text.text());
        }
        if (value instanceof Value.Numeral numeral) {
            return number(numeral.number());
        }
        return value instanceof Value.Truth truth ? FACTORY.booleanNode(truth.flag()) : FACTORY.nullNode();
    }

    /** Give a value as the text a pattern compares: a scalar as it is written, anything else as compact JSON. */
    static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        return value instanceof Value.Numeral numeral
                ? numeral.text()
                : of(value).toString();
    }

    private static JsonNode object(Value.Structure structure) {
        ObjectNode object = FACTORY.objectNode();
        structure.members().forEach((key, member) -> object.set(key, of(member.value())));
        return object;
    }

    private static JsonNode number(BigDecimal number) {
        boolean small = number.scale() == 0 && number.precision() <= 18;
        return small ? FACTORY.numberNode(number.longValue()) : DecimalNode.valueOf(number);
    }
}
