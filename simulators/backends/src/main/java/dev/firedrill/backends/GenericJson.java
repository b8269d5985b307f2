package dev.firedrill.backends;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.model.ProviderScript.Answer;

/** Speak plain JSON: the scripted value is the body, a scripted text becomes {@code {"text": …}}. */
final class GenericJson implements Dialect {

    static final String NAME = "generic-json";

    @Override
    public Template answer(Answer answer) {
        String body =
                Dialect.holdsJson(answer) ? Json.write(answer.json()) : "{\"text\":" + Json.quote(answer.text()) + "}";
        return new Template.Builder().scripted(body, 1).build();
    }

    @Override
    public String error(ProviderError error) {
        return switch (error.kind()) {
            case SERVER_ERROR -> body(error.status(), "server_error", "internal error");
            case OVERLOADED -> body(error.status(), "overloaded_error", "Overloaded");
            case RATE_LIMIT -> body(error.status(), "rate_limit_error", rateLimitMessage(error.detail()));
            case UNMATCHED -> body(error.status(), "unmatched", error.detail());
        };
    }

    private static String body(int status, String type, String message) {
        return "{\"error\":{\"status\":" + status + ",\"type\":\"" + type + "\",\"message\":" + Json.quote(message)
                + "}}";
    }

    private static String rateLimitMessage(String seconds) {
        return seconds.isEmpty() ? "too many requests" : "too many requests, try again in " + seconds + "s";
    }

    /** Give the member {@code input} where it is a text, else the body itself. */
    @Override
    public String lastUserMessage(String body) {
        JsonNode input = Json.read(body).path("input");
        return input.isTextual() ? input.textValue() : body;
    }
}
