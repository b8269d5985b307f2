package dev.firedrill.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Look for a text in all that an event says: in its texts, and in the keys and values of its JSON; as it is, and as JSON
 * escapes it.
 */
final class MarkerFinder implements Fields {

    private final String marker;
    private @Nullable String place;

    private MarkerFinder(String marker) {
        this.marker = marker;
    }

    /** Name the field that contains the text, as {@code line.note}; {@code null} where none does. */
    static @Nullable String placeOf(String marker, Event event) {
        MarkerFinder finder = new MarkerFinder(marker);
        event.describe(finder);
        return finder.place;
    }

    @Override
    public void text(String name, String value) {
        if (place == null && (value.contains(marker) || Escapes.undone(value).contains(marker))) {
            place = name;
        }
    }

    @Override
    public void number(String name, long value) {
        text(name, Long.toString(value));
    }

    @Override
    public void decimal(String name, double value) {
        // no floating-point number is a text
    }

    @Override
    public void flag(String name, boolean value) {
        // a truth value holds nothing that was planted
    }

    @Override
    public void json(String name, JsonNode value) {
        if (place != null) {
            return;
        }
        if (value.isValueNode()) {
            text(name, value.asText());
        } else if (value.isArray()) {
            value.forEach(element -> json(name, element));
        } else {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                String path = name + "." + member.getKey();
                text(path, member.getKey());
                json(path, member.getValue());
            }
        }
    }
}
