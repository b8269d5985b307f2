package dev.firedrill.systems.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.world.Component;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.ProviderReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatModelTest {

    private final List<ProviderCall> calls = new ArrayList<>();

    @Test
    void readsWhatTheModelSaid() {
        ChatAnswer answer = ask(replying(200, "{\"choices\":[{\"message\":{\"content\":\"Hello.\"}}]}"));

        assertThat(answer.text()).contains("Hello.");
        assertThat(answer.cause()).isEmpty();
    }

    @Test
    void asksWithAllMessagesInOrder() {
        ask(replying(200, "{}"));

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.purpose()).isEqualTo("turn");
            assertThat(call.path()).isEqualTo("/v1/chat/completions");
            assertThat(call.body())
                    .isEqualTo("{\"model\":\"story-1\",\"temperature\":0,\"messages\":["
                            + "{\"role\":\"system\",\"content\":\"Narrate.\"},"
                            + "{\"role\":\"user\",\"content\":\"I say \\\"hi\\\".\\n\"}]}");
        });
    }

    @Test
    void namesTheStatusOfAnError() {
        assertThat(ask(replying(529, "{}")).cause()).isEqualTo("status-529");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not JSON", "{}", "{\"choices\":[]}", "{\"choices\":[{\"message\":{\"content\":null}}]}"})
    void callsAnAnswerWithoutTextMalformed(String body) {
        ChatAnswer answer = ask(replying(200, body));

        assertThat(answer.text()).isEmpty();
        assertThat(answer.cause()).isEqualTo("malformed");
    }

    @ParameterizedTest
    @EnumSource(ProviderException.Kind.class)
    void namesHowACallFailed(ProviderException.Kind kind) {
        ChatAnswer answer = ask(call -> CompletableFuture.failedFuture(new ProviderException(kind, "")));

        assertThat(answer.text()).isEmpty();
        assertThat(answer.cause()).isEqualToIgnoringCase(kind.name());
    }

    private Plain replying(int status, String body) {
        return call -> {
            calls.add(call);
            return CompletableFuture.completedFuture(new ProviderReply(status, Map.of(), body));
        };
    }

    private static ChatAnswer ask(Plain provider) {
        ChatModel model = new ChatModel(provider, "story-1", Duration.ofSeconds(1));
        List<ChatMessage> messages = List.of(ChatMessage.system("Narrate."), ChatMessage.user("I say \"hi\".\n"));
        return model.ask("turn", messages).toCompletableFuture().join();
    }

    /** A provider that is asked for whole answers only. */
    private interface Plain extends Provider {

        @Override
        CompletionStage<ProviderReply> call(ProviderCall call);

        @Override
        default Component.Timer stream(ProviderCall call, ProviderListener listener) {
            throw new IllegalStateException("expected a plain call, found a streaming one");
        }
    }
}
