package dev.firedrill.systems.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderReply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Ask a model for complete answers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ChatModel {

    private static final String PATH = "/v1/chat/completions";
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Provider provider;
    private final String model;
    private final Duration timeout;

    /**
     * Ask through a provider.
     *
     * @param timeout how long one answer may take
     */
    public ChatModel(Provider provider, String model, Duration timeout) {
        this.provider = provider;
        this.model = model;
        this.timeout = timeout;
    }

    /** Ask once. The stage never fails: that no answer came is an answer too. */
    public CompletionStage<ChatAnswer> ask(String purpose, List<ChatMessage> messages) {
        return provider.call(new ProviderCall(purpose, PATH, body(messages), timeout))
                .handle(ChatModel::read);
    }

    private String body(List<ChatMessage> messages) {
        StringBuilder body = new StringBuilder("{\"model\":");
        quote(model, body).append(",\"temperature\":0,\"messages\":[");
        String separator = "";
        for (ChatMessage message : messages) {
            quote(message.role(), body.append(separator).append("{\"role\":"));
            quote(message.content(), body.append(",\"content\":")).append('}');
            separator = ",";
        }
        return body.append("]}").toString();
    }

    private static StringBuilder quote(String text, StringBuilder target) {
        target.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, target);
        return target.append('"');
    }

    private static ChatAnswer read(@Nullable ProviderReply reply, @Nullable Throwable failure) {
        if (reply == null) {
            return ChatAnswer.none(cause(failure));
        }
        if (reply.status() != OK) {
            return ChatAnswer.none("status-" + reply.status());
        }
        return read(reply.body());
    }

    private static String cause(@Nullable Throwable failure) {
        Throwable root = failure != null && failure.getCause() != null ? failure.getCause() : failure;
        return root instanceof ProviderException exception
                ? exception.kind().name().toLowerCase(Locale.ROOT)
                : "unknown";
    }

    private static ChatAnswer read(String body) {
        try {
            JsonNode content = JSON.readTree(body).at("/choices/0/message/content");
            return content.isTextual() ? ChatAnswer.said(content.textValue()) : ChatAnswer.none("malformed");
        } catch (JsonProcessingException notJson) {
            return ChatAnswer.none("malformed");
        }
    }
}
