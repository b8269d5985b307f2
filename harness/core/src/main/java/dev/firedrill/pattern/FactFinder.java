package dev.firedrill.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Fields;
import dev.firedrill.model.Pattern;
import org.jspecify.annotations.Nullable;

/** Find one fact among the fields of an event; a field goes before a member of a JSON field. */
final class FactFinder implements Fields {

    private final String wanted;
    private @Nullable String field;
    private @Nullable JsonNode member;

    FactFinder(String wanted) {
        this.wanted = wanted;
    }

    /** Say whether the fact is there and is this one; {@link Pattern#ANY} stands for any. */
    boolean found(String value) {
        if (value.equals(Pattern.ANY)) {
            return field != null || member != null;
        }
        return field != null ? field.equals(value) : member != null && Values.same(value, member);
    }

    private void take(String name, Object value) {
        if (name.equals(wanted)) {
            field = String.valueOf(value);
        }
    }

    @Override
    public void text(String name, String value) {
        take(name, value);
    }

    @Override
    public void number(String name, long value) {
        take(name, value);
    }

    @Override
    public void decimal(String name, double value) {
        // no pattern speaks of floating-point numbers
    }

    @Override
    public void flag(String name, boolean value) {
        take(name, value);
    }

    @Override
    public void json(String name, JsonNode value) {
        JsonNode found = value.get(wanted);
        if (found != null) {
            member = found;
        }
    }
}
