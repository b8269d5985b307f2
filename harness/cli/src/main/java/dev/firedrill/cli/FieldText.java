package dev.firedrill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Fields;
import dev.firedrill.result.Plain;
import java.math.BigDecimal;
import java.util.StringJoiner;

/** Spells the fields of an event on one line, leaving out the empty ones. */
final class FieldText implements Fields {

    private static final int LONGEST = 100;

    /** Why no scripted answer fits; who mends the script needs all of it. */
    private static final String MISS = "nearest";

    private static final int LONGEST_MISS = 2_000;

    private final StringJoiner fields = new StringJoiner("  ");

    private FieldText() {}

    static String of(Event event) {
        FieldText text = new FieldText();
        event.describe(text);
        return text.fields.toString();
    }

    @Override
    public void text(String name, String value) {
        if (!value.isEmpty()) {
            fields.add(name + "=" + Plain.line(value, name.equals(MISS) ? LONGEST_MISS : LONGEST));
        }
    }

    @Override
    public void number(String name, long value) {
        fields.add(name + "=" + value);
    }

    @Override
    public void decimal(String name, double value) {
        fields.add(name + "="
                + (Double.isFinite(value) ? BigDecimal.valueOf(value).toPlainString() : Double.toString(value)));
    }

    @Override
    public void flag(String name, boolean value) {
        fields.add(name + "=" + value);
    }

    @Override
    public void json(String name, JsonNode value) {
        if (!value.isNull()) {
            text(name, value.toString());
        }
    }
}
