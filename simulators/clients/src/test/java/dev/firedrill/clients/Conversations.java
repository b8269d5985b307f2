package dev.firedrill.clients;

import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Ask one question through each client, as its documentation shows, and say what the user got. */
final class Conversations {

    private static final String MODEL = "drill-1";
    private static final String KEY = "test-key";

    private final Access access;

    Conversations(Access access) {
        this.access = access;
    }

    /** Ask once; a user does not retry. */
    Ending ask(ClientKind client) throws Exception {
        return switch (client) {
            case OPENAI -> openAi();
            case OPENAI_STREAM -> openAiStream();
            case ANTHROPIC -> anthropic();
            case ANTHROPIC_STREAM -> anthropicStream();
            case LANGCHAIN_OPENAI -> plain(langchainOpenAi());
            case LANGCHAIN_OPENAI_STREAM -> stream(langchainOpenAiStream());
            case LANGCHAIN_ANTHROPIC -> plain(langchainAnthropic());
            case LANGCHAIN_ANTHROPIC_STREAM -> stream(langchainAnthropicStream());
        };
    }

    private static ChatCompletionCreateParams openAiParams() {
        return ChatCompletionCreateParams.builder()
                .model(MODEL)
                .addUserMessage(Script.QUESTION)
                .build();
    }

    private Ending openAi() {
        try {
            ChatCompletion answer = access.openAi().chat().completions().create(openAiParams());
            if (answer.choices().isEmpty()) {
                return Ending.answered(null, null, 0);
            }
            ChatCompletion.Choice choice = answer.choices().get(0);
            return Ending.answered(
                    choice.message().content().orElse(null),
                    choice.finishReason().asString(),
                    0);
        } catch (RuntimeException e) {
            return Ending.failed(e, 0);
        }
    }

    private Ending openAiStream() {
        Gathered gathered = new Gathered();
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        try (com.openai.core.http.StreamResponse<ChatCompletionChunk> stream =
                access.openAi().chat().completions().createStreaming(openAiParams())) {
            stream.stream().forEach(chunk -> {
                gathered.delivered();
                for (ChatCompletionChunk.Choice choice : chunk.choices()) {
                    choice.delta().content().ifPresent(gathered::add);
                    choice.finishReason().ifPresent(it -> gathered.finish(it.asString()));
                }
                gathered.accumulating(() -> accumulator.accumulate(chunk));
            });
        } catch (RuntimeException e) {
            return gathered.failed(e);
        }
        gathered.accumulating(accumulator::chatCompletion);
        return gathered.answered();
    }

    private static MessageCreateParams anthropicParams() {
        return MessageCreateParams.builder()
                .model(MODEL)
                .maxTokens(1024)
                .addUserMessage(Script.QUESTION)
                .build();
    }

    private Ending anthropic() {
        try {
            Message answer = access.anthropic().messages().create(anthropicParams());
            StringBuilder text = new StringBuilder();
            for (ContentBlock block : answer.content()) {
                block.text().ifPresent(it -> text.append(it.text()));
            }
            return Ending.answered(
                    text.toString(),
                    answer.stopReason().map(it -> it.asString()).orElse(null),
                    0);
        } catch (RuntimeException e) {
            return Ending.failed(e, 0);
        }
    }

    private Ending anthropicStream() {
        Gathered gathered = new Gathered();
        MessageAccumulator accumulator = MessageAccumulator.create();
        try (com.anthropic.core.http.StreamResponse<RawMessageStreamEvent> stream =
                access.anthropic().messages().createStreaming(anthropicParams())) {
            stream.stream().forEach(event -> {
                gathered.delivered();
                event.contentBlockDelta().flatMap(it -> it.delta().text()).ifPresent(it -> gathered.add(it.text()));
                event.messageDelta()
                        .flatMap(it -> it.delta().stopReason())
                        .ifPresent(it -> gathered.finish(it.asString()));
                gathered.accumulating(() -> accumulator.accumulate(event));
            });
        } catch (RuntimeException e) {
            return gathered.failed(e);
        }
        gathered.accumulating(accumulator::message);
        return gathered.answered();
    }

    private ChatModel langchainOpenAi() {
        return OpenAiChatModel.builder()
                .httpClientBuilder(access.langchain())
                .baseUrl(access.url())
                .apiKey(KEY)
                .modelName(MODEL)
                .timeout(access.timeout())
                .build();
    }

    private StreamingChatModel langchainOpenAiStream() {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(access.langchain())
                .baseUrl(access.url())
                .apiKey(KEY)
                .modelName(MODEL)
                .timeout(access.timeout())
                .build();
    }

    private ChatModel langchainAnthropic() {
        return AnthropicChatModel.builder()
                .httpClientBuilder(access.langchain())
                .baseUrl(access.url())
                .apiKey(KEY)
                .modelName(MODEL)
                .timeout(access.timeout())
                .build();
    }

    private StreamingChatModel langchainAnthropicStream() {
        return AnthropicStreamingChatModel.builder()
                .httpClientBuilder(access.langchain())
                .baseUrl(access.url())
                .apiKey(KEY)
                .modelName(MODEL)
                .timeout(access.timeout())
                .build();
    }

    private static ChatRequest question() {
        return ChatRequest.builder().messages(UserMessage.from(Script.QUESTION)).build();
    }

    private static Ending plain(ChatModel model) {
        try {
            return answered(model.chat(question()), 0);
        } catch (RuntimeException e) {
            return Ending.failed(e, 0);
        }
    }

    private Ending stream(StreamingChatModel model) throws Exception {
        AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
        AtomicInteger partials = new AtomicInteger();
        CompletableFuture<Void> done = new CompletableFuture<>();
        model.chat(question(), new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String partial) {
                partials.incrementAndGet();
            }

            @Override
            public void onCompleteResponse(@Nullable ChatResponse response) {
                ending.compareAndSet(null, answered(response, partials.get()));
                done.complete(null);
            }

            @Override
            public void onError(Throwable thrown) {
                ending.compareAndSet(null, Ending.failed(thrown, partials.get()));
                done.complete(null);
            }
        });
        access.await(done);
        Ending heard = ending.get();
        return heard == null ? Ending.hang(partials.get()) : heard;
    }

    private static Ending answered(@Nullable ChatResponse response, int delivered) {
        if (response == null) {
            return Ending.answered(null, null, delivered);
        }
        String finish =
                response.finishReason() == null ? null : response.finishReason().name();
        return Ending.answered(response.aiMessage().text(), finish, delivered);
    }

    /** Gather what a stream hands over. */
    private static final class Gathered {

        private final StringBuilder text = new StringBuilder();
        private @Nullable String finish;
        private int delivered;
        private boolean accumulatorThrew;

        void delivered() {
            delivered++;
        }

        void add(String more) {
            text.append(more);
        }

        void finish(String reason) {
            finish = reason;
        }

        void accumulating(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                accumulatorThrew = true;
            }
        }

        Ending failed(Throwable thrown) {
            return Ending.failed(thrown, delivered);
        }

        Ending answered() {
            Ending ending = Ending.answered(text.toString(), finish, delivered);
            return accumulatorThrew ? ending.butTheAccumulatorThrows() : ending;
        }
    }
}
