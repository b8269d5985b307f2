package dev.firedrill.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Write JSON in the one form that goldens have: keys sorted, two spaces, LF, a final newline; what a terminal or an
 * editor would obey instead of showing (control, format and bidirectional characters, lone surrogates) is escaped.
 */
final class CanonicalJson {

    private static final String INDENT = "  ";
    private static final String SHORT_ESCAPED = "\"\\\b\t\n\f\r";
    private static final String SHORT_ESCAPES = "\"\\btnfr";

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    /** Write a document. */
    static String document(JsonNode value) {
        return line(value, "") + "\n";
    }

    /** Write a value inside a message. */
    static String value(JsonNode value) {
        return line(value, "");
    }

    private static String line(JsonNode value, String indent) {
        CanonicalJson json = new CanonicalJson();
        json.write(value, indent);
        return json.text.toString();
    }

    private void write(JsonNode value, String indent) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, indent);
            case ARRAY -> array(value, indent);
            case STRING, BINARY -> string(value.asText());
            case NUMBER -> text.append(CanonicalNumber.of(value));
            case BOOLEAN -> text.append(value.booleanValue());
            case NULL, MISSING -> text.append("null");
            case POJO -> throw new IllegalArgumentException("expected plain JSON, found an object of Java");
        }
    }

    private void object(JsonNode object, String indent) {
        if (object.isEmpty()) {
            text.append("{}");
            return;
        }
        String inner = indent + INDENT;
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        Collections.sort(keys);
        String before = "{\n";
        for (String key : keys) {
            text.append(before).append(inner);
            string(key);
            text.append(": ");
            write(object.path(key), inner);
            before = ",\n";
        }
        text.append('\n').append(indent).append('}');
    }

    private void array(JsonNode array, String indent) {
        if (array.isEmpty()) {
            text.append("[]");
            return;
        }
        String inner = indent + INDENT;
        String before = "[\n";
        for (Iterator<JsonNode> elements = array.elements(); elements.hasNext(); ) {
            text.append(before).append(inner);
            write(elements.next(), inner);
            before = ",\n";
        }
        text.append('\n').append(indent).append(']');
    }

    private void string(String value) {
        text.append('"');
        value.codePoints().forEach(this::point);
        text.append('"');
    }

    private void point(int point) {
        int escape = SHORT_ESCAPED.indexOf(point);
        if (escape >= 0) {
            text.append('\\').append(SHORT_ESCAPES.charAt(escape));
        } else if (hidden(point)) {
            for (char unit : Character.toChars(point)) {
                unicode(unit);
            }
        } else {
            text.appendCodePoint(point);
        }
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private void unicode(char unit) {
        String digits = Integer.toHexString(unit);
        text.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
    }
}
