package dev.firedrill.backends;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.model.ProviderScript.Answer;

/** Speak OpenAI's chat completions, as platform.openai.com documents them. */
final class OpenAiChat implements Dialect {

    static final String NAME = "openai-chat";

    private static final int NESTED_JSON = 2;

    private final String model;

    OpenAiChat(String model) {
        this.model = model;
    }

    @Override
    public Template answer(Answer answer) {
        String content = Dialect.holdsJson(answer) ? Json.write(answer.json()) : answer.text();
        int depth = Dialect.holdsJson(answer) ? NESTED_JSON : 1;
        return head(new Template.Builder())
                .scripted(Json.escape(content), depth)
                .literal(
                        "\",\"refusal\":null,\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":{")
                .gap(usage(Exchange.tokens(content)))
                .literal(",\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,"
                        + "\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}},"
                        + "\"service_tier\":\"default\",\"system_fingerprint\":null}")
                .build();
    }

    private Template.Builder head(Template.Builder body) {
        return body.literal("{\"id\":\"chatcmpl-")
                .gap((out, exchange) -> exchange.appendId(out))
                .literal("\",\"object\":\"chat.completion\",\"created\":")
                .gap((out, exchange) -> out.append(exchange.created()))
                .literal(",\"model\":" + Json.quote(model)
                        + ",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"");
    }

    private static Template.Part usage(int completion) {
        return (out, exchange) -> {
            int prompt = exchange.promptTokens();
            out.append("\"prompt_tokens\":").append(prompt);
            out.append(",\"completion_tokens\":").append(completion);
            out.append(",\"total_tokens\":").append(prompt + completion);
        };
    }

    @Override
    public String error(ProviderError error) {
        return switch (error.kind()) {
            case SERVER_ERROR -> body(serverMessage(error.status()), "server_error", "null");
            case OVERLOADED -> body("Overloaded", "overloaded_error", "null");
            case RATE_LIMIT -> body(rateLimitMessage(error.detail()), "requests", "\"rate_limit_exceeded\"");
            case UNMATCHED -> body(error.detail(), "invalid_request_error", "\"unmatched\"");
        };
    }

    private static String body(String message, String type, String code) {
        return "{\"error\":{\"message\":" + Json.quote(message) + ",\"type\":\"" + type + "\",\"param\":null,\"code\":"
                + code + "}}";
    }

    private static String serverMessage(int status) {
        return switch (status) {
            case 502 -> "Bad gateway.";
            case 503 -> "The server is overloaded or not ready yet.";
            case 504 -> "The upstream server did not answer in time.";
            default -> "The server had an error while processing your request. Sorry about that!";
        };
    }

    private String rateLimitMessage(String seconds) {
        String wait = seconds.isEmpty() ? "" : " Please try again in " + seconds + "s.";
        return "Rate limit reached for " + model
                + " in organization org-firedrill on requests per min (RPM): Limit 500, Used 500, Requested 1." + wait
                + " Visit https://platform.openai.com/account/rate-limits to learn more.";
    }

    @Override
    public String lastUserMessage(String body) {
        String last = "";
        for (JsonNode message : Json.read(body).path("messages")) {
            if (message.path("role").asText().equals("user")) {
                last = content(message.path("content"));
            }
        }
        return last;
    }

    private static String content(JsonNode content) {
        if (!content.isArray()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").asText());
        }
        return text.toString();
    }
}
