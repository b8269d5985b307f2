package dev.firedrill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Fields;
import dev.firedrill.result.Plain;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Spells the fields of an event: on one line, leaving out the empty ones, or each by its name. */
final class FieldText implements Fields {

    private static final int LONGEST = 100;

    /** Why no scripted answer fits; who mends the script needs all of it. */
    private static final String MISS = "nearest";

    private static final int LONGEST_MISS = 2_000;

    private final Map<String, String> fields = new LinkedHashMap<>();

    private FieldText() {}

    static String of(Event event) {
        StringJoiner line = new StringJoiner("  ");
        all(event).forEach((name, value) -> {
            if (!value.isEmpty()) {
                line.add(name + "=" + Plain.line(value, name.equals(MISS) ? LONGEST_MISS : LONGEST));
            }
        });
        return line.toString();
    }

    /** Spell every field, in full and as it is, by its name. */
    static Map<String, String> all(Event event) {
        FieldText text = new FieldText();
        event.describe(text);
        return text.fields;
    }

    @Override
    public void text(String name, String value) {
        fields.put(name, value);
    }

    @Override
    public void number(String name, long value) {
        fields.put(name, Long.toString(value));
    }

    @Override
    public void decimal(String name, double value) {
        fields.put(name, Double.isFinite(value) ? BigDecimal.valueOf(value).toPlainString() : Double.toString(value));
    }

    @Override
    public void flag(String name, boolean value) {
        fields.put(name, Boolean.toString(value));
    }

    @Override
    public void json(String name, JsonNode value) {
        text(name, value.isNull() ? "" : value.toString());
    }
}
