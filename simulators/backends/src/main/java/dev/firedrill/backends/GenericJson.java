package dev.firedrill.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Speak plain JSON: the scripted value is the body, a scripted text becomes {@code {"text": …}}, a tool call {@code
 * {"tool": …, "arguments": …}}, a refusal {@code {"refusal": …}}. A stream is a JSON value on each line: one for each
 * piece of a text, the value as a whole otherwise, then {@code {"done":true}} with the reason it ended.
 */
final class GenericJson implements Dialect {

    static final String NAME = "generic-json";

    @Override
    public Template plain(Spoken spoken) {
        return value(new Template.Builder(), spoken).build();
    }

    private static Template.Builder value(Template.Builder body, Spoken spoken) {
        return switch (spoken.finish()) {
            case FILTER -> body.literal("{\"text\":\"\",\"finish\":\"content_filter\"}");
            case LENGTH -> text(body, "text", spoken).literal(",\"finish\":\"length\"}");
            case STOP -> complete(body, spoken);
        };
    }

    private static Template.Builder complete(Template.Builder body, Spoken spoken) {
        return switch (spoken.kind()) {
            case TEXT -> text(body, "text", spoken).literal("}");
            case REFUSAL -> text(body, "refusal", spoken).literal("}");
            case JSON -> body.scripted(spoken.whole(), 1);
            case TOOL_CALL ->
                body.literal("{\"tool\":" + Json.quote(spoken.name()) + ",\"arguments\":")
                        .scripted(spoken.whole(), 1)
                        .literal("}");
            case BLANK, NULL, NO_CHOICES, NO_FIELD -> body.literal(Json.write(hollow(spoken)));
        };
    }

    private static Template.Builder text(Template.Builder body, String name, Spoken spoken) {
        return body.literal("{\"" + name + "\":\"")
                .scripted(Json.escape(spoken.whole()), spoken.depth())
                .literal("\"");
    }

    /** Give the scripted object without its contents; a text counts as the object it is wrapped in. */
    private static JsonNode hollow(Spoken spoken) {
        if (spoken.kind() == Spoken.Kind.NO_CHOICES || spoken.json().isArray()) {
            return spoken.json().isArray()
                    ? JsonNodeFactory.instance.arrayNode()
                    : JsonNodeFactory.instance.objectNode();
        }
        ObjectNode hollow = JsonNodeFactory.instance.objectNode();
        ObjectNode scripted = spoken.json() instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode().put("text", "");
        scripted.properties().forEach(member -> hollow.set(member.getKey(), hollow(spoken, member.getValue())));
        if (spoken.kind() == Spoken.Kind.NO_FIELD && !hollow.isEmpty()) {
            hollow.remove(hollow.fieldNames().next());
        }
        return hollow;
    }

    private static JsonNode hollow(Spoken spoken, JsonNode value) {
        return switch (spoken.kind()) {
            case NO_FIELD -> value;
            case BLANK -> value.isTextual() ? JsonNodeFactory.instance.textNode("") : blank(value);
            case TEXT, JSON, TOOL_CALL, REFUSAL, NULL, NO_CHOICES -> JsonNodeFactory.instance.nullNode();
        };
    }

    private static JsonNode blank(JsonNode value) {
        return value.isArray() ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.nullNode();
    }

    @Override
    public EventStream stream(Spoken spoken) {
        EventStream.Builder lines = new EventStream.Builder();
        switch (spoken.kind()) {
            case TEXT, REFUSAL ->
                lines.content(spoken.pieces().stream()
                        .map(piece -> line(spoken, piece))
                        .toList());
            case JSON, TOOL_CALL, BLANK, NULL, NO_CHOICES, NO_FIELD ->
                lines.content(List.of(framing().end(framing().begin("").with(it -> value(it, spoken)))));
        }
        return lines.add(framing().event("", "{\"done\":true,\"finish\":\"" + finish(spoken) + "\"}"))
                .build();
    }

    private Template line(Spoken spoken, String piece) {
        String name = spoken.kind() == Spoken.Kind.REFUSAL ? "refusal" : "text";
        return framing()
                .end(framing()
                        .begin("")
                        .literal("{\"" + name + "\":\"")
                        .scripted(Json.escape(piece), spoken.depth())
                        .literal("\"}"));
    }

    private static String finish(Spoken spoken) {
        return switch (spoken.finish()) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case FILTER -> "content_filter";
        };
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public String error(ProviderError error, Exchange exchange) {
        return switch (error.kind()) {
            case SERVER_ERROR -> body(error, "server_error", "internal error");
            case OVERLOADED -> body(error, "overloaded_error", "Overloaded");
            case RATE_LIMIT -> body(error, "rate_limit_error", rateLimitMessage(error.detail()));
            case QUOTA_EXHAUSTED -> body(error, "insufficient_quota", "the quota is used up");
            case AUTH_REVOKED -> body(error, "authentication_error", "the key is not valid any more");
            case MODEL_GONE -> body(error, "not_found", "the model is gone");
            case UNREADABLE, TOO_LARGE -> body(error, "invalid_request_error", error.detail());
            case UNMATCHED -> body(error, "unmatched", error.detail());
        };
    }

    @Override
    public Template errorEvent() {
        return framing().event("", body(500, "server_error", "internal error"));
    }

    @Override
    public Template unknownEvent() {
        return framing().event("", "{\"firedrill_unknown\":true}");
    }

    private static String body(ProviderError error, String type, String message) {
        return body(error.status(), type, message);
    }

    private static String body(int status, String type, String message) {
        return "{\"error\":{\"status\":" + status + ",\"type\":\"" + type + "\",\"message\":" + Json.quote(message)
                + "}}";
    }

    private static String rateLimitMessage(String seconds) {
        return seconds.isEmpty() ? "too many requests" : "too many requests, try again in " + seconds + "s";
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    @Override
    public String requestsLeftHeader() {
        return "x-ratelimit-remaining";
    }

    @Override
    public int statusOfTooLarge() {
        return 413;
    }

    /** Only what begins like an object or a list claims to be JSON; a text of its own is as good. */
    @Override
    public boolean mustBeJson(String body) {
        String begun = body.stripLeading();
        return begun.startsWith("{") || begun.startsWith("[");
    }

    /** Give the member {@code input} where it is a text, else the body itself. */
    @Override
    public String lastUserMessage(String body) {
        JsonNode input = Json.read(body).path("input");
        return input.isTextual() ? input.textValue() : body;
    }
}
