package dev.firedrill.backends;

import dev.firedrill.backends.Spoken.Kind;

/** Speak Anthropic's messages, as docs.anthropic.com documents them. */
final class Anthropic implements Dialect {

    static final String NAME = "anthropic";

    private final String model;
    private final AnthropicErrors errors;

    Anthropic(String model) {
        this.model = model;
        this.errors = new AnthropicErrors(model);
    }

    @Override
    public Template plain(Spoken spoken) {
        return opening(new Template.Builder())
                .with(body -> content(body, spoken))
                .literal(",\"stop_reason\":" + stop(spoken) + ",\"stop_sequence\":null")
                .with(body -> usage(body, spoken.tokens()))
                .literal("}")
                .build();
    }

    private Template.Builder opening(Template.Builder body) {
        return body.literal("{\"id\":\"msg_")
                .gap(Exchange::id)
                .literal("\",\"type\":\"message\",\"role\":\"assistant\",\"model\":" + Json.quote(model));
    }

    private static Template.Builder content(Template.Builder body, Spoken spoken) {
        return switch (spoken.kind()) {
            case NO_FIELD -> body;
            case NULL -> body.literal(",\"content\":null");
            case NO_CHOICES -> body.literal(",\"content\":[]");
            case TEXT, JSON, REFUSAL ->
                body.literal(",\"content\":[{\"type\":\"text\",\"text\":\"")
                        .scripted(Json.escape(spoken.whole()), spoken.depth())
                        .literal("\"}]");
            case BLANK ->
                body.literal(
                        spoken.finish() == Spoken.Finish.FILTER
                                ? ",\"content\":[]"
                                : ",\"content\":[{\"type\":\"text\",\"text\":\"\"}]");
            case TOOL_CALL ->
                body.literal(",\"content\":[")
                        .with(it -> tool(it, spoken))
                        .scripted(spoken.finish() == Spoken.Finish.LENGTH ? "{}" : spoken.whole(), 1)
                        .literal("}]");
        };
    }

    private static Template.Builder tool(Template.Builder body, Spoken spoken) {
        return body.literal("{\"type\":\"tool_use\",\"id\":\"toolu_")
                .gap(Exchange::id)
                .literal("\",\"name\":" + Json.quote(spoken.name()) + ",\"input\":");
    }

    private static String stop(Spoken spoken) {
        return switch (spoken.finish()) {
            case LENGTH -> "\"max_tokens\"";
            case FILTER -> "\"refusal\"";
            case STOP -> stopOf(spoken.kind());
        };
    }

    private static String stopOf(Kind kind) {
        return switch (kind) {
            case TOOL_CALL -> "\"tool_use\"";
            case REFUSAL -> "\"refusal\"";
            case TEXT, JSON, BLANK, NULL, NO_CHOICES, NO_FIELD -> "\"end_turn\"";
        };
    }

    private static Template.Builder usage(Template.Builder body, int output) {
        return body.literal(",\"usage\":{\"input_tokens\":")
                .gap(exchange -> Exchange.number(exchange.promptTokens()))
                .literal(",\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":" + output
                        + ",\"service_tier\":\"standard\"}");
    }

    @Override
    public EventStream stream(Spoken spoken) {
        EventStream.Builder events = new EventStream.Builder().add(messageStart(spoken));
        switch (spoken.kind()) {
            case TEXT, JSON, REFUSAL, TOOL_CALL -> block(events, spoken);
            case BLANK -> blank(events, spoken);
            case NULL, NO_CHOICES -> events.add(event("ping", "{\"type\":\"ping\"}"));
            case NO_FIELD -> events.add(event("content_block_delta", "{\"type\":\"content_block_delta\",\"index\":0}"));
        }
        return events.add(event(
                        "message_delta",
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":" + stop(spoken)
                                + ",\"stop_sequence\":null},\"usage\":{\"output_tokens\":" + spoken.tokens() + "}}"))
                .add(event("message_stop", "{\"type\":\"message_stop\"}"))
                .build();
    }

    private Template messageStart(Spoken spoken) {
        String content = switch (spoken.kind()) {
            case NULL -> ",\"content\":null";
            case NO_FIELD -> "";
            case TEXT, JSON, REFUSAL, TOOL_CALL, BLANK, NO_CHOICES -> ",\"content\":[]";
        };
        return framing()
                .end(framing()
                        .begin("message_start")
                        .literal("{\"type\":\"message_start\",\"message\":")
                        .with(this::opening)
                        .literal(content + ",\"stop_reason\":null,\"stop_sequence\":null")
                        .with(it -> usage(it, 1))
                        .literal("}}"));
    }

    private void blank(EventStream.Builder events, Spoken spoken) {
        if (spoken.finish() != Spoken.Finish.FILTER) {
            block(events, spoken);
        }
    }

    private void block(EventStream.Builder events, Spoken spoken) {
        events.add(blockStart(spoken))
                .add(event("ping", "{\"type\":\"ping\"}"))
                .content(spoken.pieces().stream()
                        .map(piece -> delta(spoken, piece))
                        .toList())
                .add(event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"));
    }

    private Template blockStart(Spoken spoken) {
        Template.Builder begun = framing()
                .begin("content_block_start")
                .literal("{\"type\":\"content_block_start\",\"index\":0,\"content_block\":");
        Template.Builder block = spoken.kind() == Kind.TOOL_CALL
                ? tool(begun, spoken).literal("{}}")
                : begun.literal("{\"type\":\"text\",\"text\":\"\"}");
        return framing().end(block.literal("}"));
    }

    private Template delta(Spoken spoken, String piece) {
        String form = spoken.kind() == Kind.TOOL_CALL
                ? "{\"type\":\"input_json_delta\",\"partial_json\":\""
                : "{\"type\":\"text_delta\",\"text\":\"";
        return framing()
                .end(framing()
                        .begin("content_block_delta")
                        .literal("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":" + form)
                        .scripted(Json.escape(piece), spoken.depth())
                        .literal("\"}}"));
    }

    private Template event(String name, String data) {
        return framing().event(name, data);
    }

    @Override
    public Framing framing() {
        return Framing.EVENTS;
    }

    @Override
    public String error(ProviderError error, Exchange exchange) {
        return errors.body(error, exchange.requestId());
    }

    @Override
    public Template errorEvent() {
        return event("error", errors.inStream());
    }

    @Override
    public Template unknownEvent() {
        return event("firedrill_unknown", "{\"type\":\"firedrill_unknown\"}");
    }

    @Override
    public String requestIdHeader() {
        return "request-id";
    }

    @Override
    public String requestsLeftHeader() {
        return "anthropic-ratelimit-requests-remaining";
    }

    @Override
    public int statusOfTooLarge() {
        return 413;
    }

    @Override
    public boolean mustBeJson(String body) {
        return true;
    }

    @Override
    public String lastUserMessage(String body) {
        return ChatMessages.lastOfUser(body);
    }
}
