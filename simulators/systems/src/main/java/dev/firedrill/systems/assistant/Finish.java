package dev.firedrill.systems.assistant;

import com.fasterxml.jackson.databind.JsonNode;

/** List why a model stopped, as {@code finish_reason} says it. */
enum Finish {
    /** It said all it had to say. */
    STOPPED,
    LENGTH,
    CONTENT_FILTER,
    /** It did not say why, so that nobody knows whether more should have come. */
    UNSAID;

    static Finish of(JsonNode finishReason) {
        return switch (Json.text(finishReason)) {
            case "" -> UNSAID;
            case "length" -> LENGTH;
            case "content_filter" -> CONTENT_FILTER;
            default -> STOPPED;
        };
    }

    /** Judge an answer that came to its end. */
    Reading judge(String text, boolean refused) {
        if (refused || this == CONTENT_FILTER) {
            return Reading.broken(text, Reason.REFUSED);
        }
        if (Json.damaged(text)) {
            return Reading.broken(text, Reason.MALFORMED_ANSWER);
        }
        if (this == LENGTH) {
            return Reading.broken(text, Reason.LENGTH_CUT);
        }
        if (text.isBlank()) {
            return Reading.broken("", Reason.EMPTY_ANSWER);
        }
        return this == UNSAID ? Reading.broken(text, Reason.ANSWER_CUT) : Reading.complete(text);
    }
}
