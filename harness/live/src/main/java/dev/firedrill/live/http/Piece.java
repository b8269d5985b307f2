package dev.firedrill.live.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.model.LiveSystem.Sign;
import java.util.Optional;

/**
 * Hold a body, or an event of a stream.
 *
 * @param event name of a server-sent event, "" of what has none
 * @param data as it was sent
 * @param isJson whether the data is JSON
 * @param content the data as JSON, or as a text where it is none
 */
record Piece(String event, String data, boolean isJson, JsonNode content) {

    static Piece of(String event, String data) {
        Optional<JsonNode> json = Json.read(data);
        return new Piece(event, data, json.isPresent(), json.orElseGet(() -> TextNode.valueOf(data)));
    }

    /** Give the text at a pointer: nothing for null, JSON for what is no text; empty where the pointer leads nowhere. */
    Optional<String> text(JsonPointer pointer) {
        JsonNode value = content.at(pointer);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        return Optional.of(value.isNull() ? "" : spelled(value, pointer.matches()));
    }

    /** A token of a stream that looks like a number must reach the user as it was spelled. */
    private String spelled(JsonNode value, boolean isAll) {
        return isAll && !value.isContainerNode() ? data : value.toString();
    }

    boolean shows(Sign sign) {
        return sign.event().map(event::equals).orElse(true)
                && sign.data().map(data::equals).orElse(true)
                && showsValue(sign);
    }

    private boolean showsValue(Sign sign) {
        if (sign.pointer().isEmpty() && sign.equals().isEmpty()) {
            return true;
        }
        JsonPointer pointer = JsonPointer.compile(sign.pointer().orElse(""));
        if (sign.equals().isPresent()) {
            return text(pointer).equals(sign.equals());
        }
        JsonNode value = content.at(pointer);
        boolean isNo = value.isBoolean() && !value.booleanValue();
        boolean isEmpty = value.isTextual() && value.textValue().isEmpty();
        return !value.isMissingNode() && !value.isNull() && !isNo && !isEmpty;
    }
}
