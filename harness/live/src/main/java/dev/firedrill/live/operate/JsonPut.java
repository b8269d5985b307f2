package dev.firedrill.live.operate;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Put a value into a JSON value; objects that are missing on the way are made. */
final class JsonPut {

    private JsonPut() {}

    /**
     * Give the whole with the value at its place.
     *
     * @throws IllegalArgumentException if there can be no such place
     */
    static JsonNode at(JsonNode whole, JsonPointer place, JsonNode value) {
        if (place.matches()) {
            return value;
        }
        if (whole instanceof ObjectNode object) {
            String name = place.getMatchingProperty();
            JsonNode old = object.path(name);
            object.set(name, at(old.isMissingNode() ? object.objectNode() : old, place.tail(), value));
            return object;
        }
        if (whole instanceof ArrayNode items) {
            put(items, place, value);
            return items;
        }
        throw new IllegalArgumentException("expected an object at '%s', found '%s'".formatted(place, whole));
    }

    /** {@code -} and the first index behind the last add an element, as in JSON Patch. */
    private static void put(ArrayNode items, JsonPointer place, JsonNode value) {
        int index = place.getMatchingProperty().equals("-") ? items.size() : place.getMatchingIndex();
        if (index < 0 || index > items.size()) {
            throw new IllegalArgumentException(
                    "expected one of %d elements, found '%s'".formatted(items.size(), place.getMatchingProperty()));
        }
        if (index == items.size()) {
            items.add(at(items.objectNode(), place.tail(), value));
        } else {
            items.set(index, at(items.get(index), place.tail(), value));
        }
    }
}
