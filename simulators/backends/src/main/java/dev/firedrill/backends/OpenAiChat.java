package dev.firedrill.backends;

import dev.firedrill.backends.Spoken.Kind;
import java.util.function.Function;

/** Speak OpenAI's chat completions, as platform.openai.com documents them. */
final class OpenAiChat implements Dialect {

    static final String NAME = "openai-chat";

    private static final String TIER = ",\"service_tier\":\"default\",\"system_fingerprint\":null";

    private final String model;
    private final OpenAiErrors errors;

    OpenAiChat(String model) {
        this.model = model;
        this.errors = new OpenAiErrors(model);
    }

    @Override
    public Template plain(Spoken spoken) {
        return opening(new Template.Builder(), "chat.completion")
                .with(body -> choices(body, spoken))
                .literal(",\"usage\":")
                .with(body -> usage(body, spoken.tokens()))
                .literal(TIER + "}")
                .build();
    }

    private static Template.Builder choices(Template.Builder body, Spoken spoken) {
        return switch (spoken.kind()) {
            case NO_CHOICES -> body.literal(",\"choices\":[]");
            case NO_FIELD -> body;
            case TEXT, JSON, TOOL_CALL, REFUSAL, BLANK, NULL ->
                body.literal(",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",")
                        .with(it -> message(it, spoken))
                        .literal(",\"annotations\":[]},\"logprobs\":null,\"finish_reason\":" + finish(spoken) + "}]");
        };
    }

    private static Template.Builder message(Template.Builder body, Spoken spoken) {
        return switch (spoken.kind()) {
            case REFUSAL ->
                content(body.literal("\"content\":null,\"refusal\":\""), spoken).literal("\"");
            case NULL, NO_CHOICES, NO_FIELD -> body.literal("\"content\":null,\"refusal\":null");
            case TEXT, JSON, BLANK ->
                content(body.literal("\"content\":\""), spoken).literal("\",\"refusal\":null");
            case TOOL_CALL ->
                content(tool(body.literal("\"content\":null,\"tool_calls\":[{"), spoken), spoken)
                        .literal("\"}}],\"refusal\":null");
        };
    }

    private static Template.Builder tool(Template.Builder body, Spoken spoken) {
        return body.literal("\"id\":\"call_")
                .gap(Exchange::id)
                .literal("\",\"type\":\"function\",\"function\":{\"name\":" + Json.quote(spoken.name())
                        + ",\"arguments\":\"");
    }

    private static Template.Builder content(Template.Builder body, Spoken spoken) {
        return body.scripted(Json.escape(spoken.whole()), spoken.depth());
    }

    private static String finish(Spoken spoken) {
        return switch (spoken.finish()) {
            case LENGTH -> "\"length\"";
            case FILTER -> "\"content_filter\"";
            case STOP -> spoken.kind() == Kind.TOOL_CALL ? "\"tool_calls\"" : "\"stop\"";
        };
    }

    private static Template.Builder usage(Template.Builder body, int completion) {
        return body.literal("{\"prompt_tokens\":")
                .gap(exchange -> Exchange.number(exchange.promptTokens()))
                .literal(",\"completion_tokens\":" + completion + ",\"total_tokens\":")
                .gap(exchange -> Exchange.number(exchange.promptTokens() + completion))
                .literal(",\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,"
                        + "\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}");
    }

    private Template.Builder opening(Template.Builder body, String object) {
        return body.literal("{\"id\":\"chatcmpl-")
                .gap(Exchange::id)
                .literal("\",\"object\":\"" + object + "\",\"created\":")
                .gap(Exchange::created)
                .literal(",\"model\":" + Json.quote(model));
    }

    @Override
    public EventStream stream(Spoken spoken) {
        EventStream.Builder events = new EventStream.Builder();
        switch (spoken.kind()) {
            case NO_CHOICES -> events.add(chunk(it -> it.literal(",\"choices\":[]")));
            case NO_FIELD -> events.add(chunk(it -> it));
            case TEXT, JSON, TOOL_CALL, REFUSAL, BLANK, NULL ->
                events.add(delta(it -> first(it, spoken), "null"))
                        .content(spoken.pieces().stream()
                                .map(piece -> delta(it -> piece(it, spoken, piece), "null"))
                                .toList())
                        .add(delta(it -> it.literal("{}"), finish(spoken)));
        }
        return events.add(framing().event("", "[DONE]"))
                .build(chunk(it -> usage(it.literal(",\"choices\":[],\"usage\":"), spoken.tokens())));
    }

    private static Template.Builder first(Template.Builder delta, Spoken spoken) {
        Template.Builder begun = delta.literal("{\"role\":\"assistant\",\"content\":");
        return switch (spoken.kind()) {
            case REFUSAL -> begun.literal("null,\"refusal\":\"\"}");
            case TOOL_CALL ->
                tool(begun.literal("null,\"tool_calls\":[{\"index\":0,"), spoken)
                        .literal("\"}}],\"refusal\":null}");
            case NULL -> begun.literal("null,\"refusal\":null}");
            case TEXT, JSON, BLANK, NO_CHOICES, NO_FIELD -> begun.literal("\"\",\"refusal\":null}");
        };
    }

    private static Template.Builder piece(Template.Builder delta, Spoken spoken, String piece) {
        String encoded = Json.escape(piece);
        return switch (spoken.kind()) {
            case REFUSAL ->
                delta.literal("{\"refusal\":\"")
                        .scripted(encoded, spoken.depth())
                        .literal("\"}");
            case TOOL_CALL ->
                delta.literal("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"")
                        .scripted(encoded, spoken.depth())
                        .literal("\"}}]}");
            case TEXT, JSON, BLANK, NULL, NO_CHOICES, NO_FIELD ->
                delta.literal("{\"content\":\"")
                        .scripted(encoded, spoken.depth())
                        .literal("\"}");
        };
    }

    private Template delta(Function<Template.Builder, Template.Builder> delta, String finish) {
        return chunk(it -> it.literal(",\"choices\":[{\"index\":0,\"delta\":")
                .with(delta)
                .literal(",\"logprobs\":null,\"finish_reason\":" + finish + "}]"));
    }

    private Template chunk(Function<Template.Builder, Template.Builder> members) {
        return framing()
                .end(opening(framing().begin(""), "chat.completion.chunk")
                        .with(members)
                        .literal(TIER + "}"));
    }

    @Override
    public Framing framing() {
        return Framing.EVENTS;
    }

    @Override
    public String error(ProviderError error, Exchange exchange) {
        return errors.body(error);
    }

    @Override
    public Template errorEvent() {
        return framing().event("", errors.inStream());
    }

    /** A chunk without choices, as proxies send them ahead, under a name that no reader of events listens to. */
    @Override
    public Template unknownEvent() {
        return framing()
                .end(opening(framing().begin("firedrill.unknown"), "chat.completion.chunk")
                        .literal(",\"choices\":[],\"firedrill_unknown\":true}"));
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    @Override
    public String requestsLeftHeader() {
        return "x-ratelimit-remaining-requests";
    }

    @Override
    public int statusOfTooLarge() {
        return 400;
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
