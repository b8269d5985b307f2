package dev.firedrill.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.core.JsonValue;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolUseBlock;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.CallLedger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tool calls through the official clients, over sockets. */
@Tag("sockets")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ToolCallTest {

    private static final String ARGUMENTS = "{\"city\":\"Oslo\"}";

    @Test
    void openAiJavaGetsTheScriptedToolCall() throws Exception {
        try (Serving serving = serve(ClientKind.OPENAI);
                SocketAccess access = access(serving)) {
            ChatCompletion answer = access.openAi().chat().completions().create(openAiParams());

            assertThat(openAiCall(answer).name()).isEqualTo(Script.TOOL);
            assertThat(openAiCall(answer).arguments()).isEqualTo(ARGUMENTS);
        }
    }

    @Test
    void openAiJavaGathersTheScriptedToolCallFromAStream() throws Exception {
        try (Serving serving = serve(ClientKind.OPENAI_STREAM);
                SocketAccess access = access(serving);
                StreamResponse<ChatCompletionChunk> stream =
                        access.openAi().chat().completions().createStreaming(openAiParams())) {
            ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
            stream.stream().forEach(accumulator::accumulate);

            assertThat(openAiCall(accumulator.chatCompletion()).name()).isEqualTo(Script.TOOL);
            assertThat(openAiCall(accumulator.chatCompletion()).arguments()).isEqualTo(ARGUMENTS);
        }
    }

    @Test
    void anthropicJavaGetsTheScriptedToolCall() throws Exception {
        try (Serving serving = serve(ClientKind.ANTHROPIC);
                SocketAccess access = access(serving)) {
            Message answer = access.anthropic().messages().create(anthropicParams());

            assertThat(anthropicCall(answer).name()).isEqualTo(Script.TOOL);
            assertThat(anthropicCall(answer)._input()).isEqualTo(JsonValue.from(Map.of("city", "Oslo")));
        }
    }

    @Test
    void anthropicJavaGathersTheScriptedToolCallFromAStream() throws Exception {
        try (Serving serving = serve(ClientKind.ANTHROPIC_STREAM);
                SocketAccess access = access(serving);
                com.anthropic.core.http.StreamResponse<RawMessageStreamEvent> stream =
                        access.anthropic().messages().createStreaming(anthropicParams())) {
            MessageAccumulator accumulator = MessageAccumulator.create();
            stream.stream().forEach(accumulator::accumulate);

            assertThat(anthropicCall(accumulator.message()).name()).isEqualTo(Script.TOOL);
            assertThat(anthropicCall(accumulator.message())._input()).isEqualTo(JsonValue.from(Map.of("city", "Oslo")));
        }
    }

    private static Serving serve(ClientKind client) throws Exception {
        return SocketDrill.serve(Row.of("no failure"), client, CallLedger.NONE);
    }

    private static SocketAccess access(Serving serving) {
        return new SocketAccess(SocketDrill.root(serving), SocketDrill.LONG_TIMEOUT);
    }

    private static ChatCompletionCreateParams openAiParams() {
        return ChatCompletionCreateParams.builder()
                .model("drill-1")
                .addUserMessage(Script.TOOL_QUESTION)
                .addFunctionTool(FunctionDefinition.builder().name(Script.TOOL).build())
                .build();
    }

    private static ChatCompletionMessageFunctionToolCall.Function openAiCall(ChatCompletion answer) {
        return answer.choices()
                .get(0)
                .message()
                .toolCalls()
                .orElse(List.of())
                .get(0)
                .asFunction()
                .function();
    }

    private static MessageCreateParams anthropicParams() {
        return MessageCreateParams.builder()
                .model("drill-1")
                .maxTokens(1024)
                .addUserMessage(Script.TOOL_QUESTION)
                .addTool(Tool.builder()
                        .name(Script.TOOL)
                        .inputSchema(Tool.InputSchema.builder().build())
                        .build())
                .build();
    }

    private static ToolUseBlock anthropicCall(Message answer) {
        return answer.content().stream()
                .flatMap(block -> block.toolUse().stream())
                .findFirst()
                .orElseThrow();
    }
}
