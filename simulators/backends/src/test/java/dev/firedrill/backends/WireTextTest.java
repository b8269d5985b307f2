package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.askForStream;
import static dev.firedrill.backends.Samples.call;
import static dev.firedrill.backends.Samples.head;
import static dev.firedrill.backends.Samples.parts;
import static dev.firedrill.backends.Samples.plan;
import static dev.firedrill.backends.Samples.refusal;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.text;
import static dev.firedrill.backends.Samples.toolCall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.world.WirePlan;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The very bytes that go over the wire; ids are letters drawn for the call and shown here as {@code ID}. */
class WireTextTest {

    private static final Answer EYES = text("Two amber eyes.");
    private static final Answer WEATHER = toolCall("weather", "{\"city\":\"San Jose\"}");

    @Nested
    class OfOpenAi {

        private static final String CHUNK =
                "data: {\"id\":\"chatcmpl-ID\",\"object\":\"chat.completion.chunk\",\"created\":1767225607,"
                        + "\"model\":\"gpt-4.1-mini\"";
        private static final String TIER = ",\"service_tier\":\"default\",\"system_fingerprint\":null}\n\n";
        private static final String USAGE =
                "\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":4,\"total_tokens\":%d,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,"
                        + "\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}";

        @Test
        void isOneChatCompletion() {
            assertThat(wire("openai-chat", EYES, false))
                    .isEqualTo("{\"id\":\"chatcmpl-ID\",\"object\":\"chat.completion\",\"created\":1767225607,"
                            + "\"model\":\"gpt-4.1-mini\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                            + "\"content\":\"Two amber eyes.\",\"refusal\":null,\"annotations\":[]},\"logprobs\":null,"
                            + "\"finish_reason\":\"stop\"}]," + USAGE.formatted(47, 51)
                            + ",\"service_tier\":\"default\",\"system_fingerprint\":null}");
        }

        @Test
        void isAChunkForEachWordAndThenDone() {
            assertThat(wire("openai-chat", EYES, true))
                    .isEqualTo(choice("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null")
                            + choice("{\"content\":\"Two \"}", "null")
                            + choice("{\"content\":\"amber \"}", "null")
                            + choice("{\"content\":\"eyes.\"}", "null")
                            + choice("{}", "\"stop\"")
                            + "data: [DONE]\n\n");
        }

        @Test
        void tellsItsUsageWhenAsked() {
            String body = "{\"stream_options\": {\"include_usage\": true}, \"messages\":[], \"stream\":true}";

            assertThat(shown(plan(script("openai-chat", EYES), call(body))))
                    .endsWith(choice("{}", "\"stop\"") + CHUNK + ",\"choices\":[]," + USAGE.formatted(19, 23) + TIER
                            + "data: [DONE]\n\n");
        }

        @Test
        void callsATool() {
            assertThat(wire("openai-chat", WEATHER, false))
                    .contains(
                            "\"content\":null,\"tool_calls\":[{\"id\":\"call_ID\",\"type\":\"function\",\"function\":"
                                    + "{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"San Jose\\\"}\"}}],\"refusal\":null")
                    .contains("\"finish_reason\":\"tool_calls\"");
        }

        @Test
        void callsAToolInPieces() {
            assertThat(wire("openai-chat", WEATHER, true))
                    .isEqualTo(choice(
                                    "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"call_ID\","
                                            + "\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"\"}}],"
                                            + "\"refusal\":null}",
                                    "null")
                            + choice(arguments("{\\\"city\\\":\\\"San "), "null")
                            + choice(arguments("Jose\\\"}"), "null")
                            + choice("{}", "\"tool_calls\"")
                            + "data: [DONE]\n\n");
        }

        @Test
        void refuses() {
            assertThat(wire("openai-chat", refusal("I can't."), false))
                    .contains("\"content\":null,\"refusal\":\"I can't.\"");
            assertThat(wire("openai-chat", refusal("I can't."), true))
                    .contains("{\"role\":\"assistant\",\"content\":null,\"refusal\":\"\"}")
                    .contains("{\"refusal\":\"I \"}");
        }

        private String arguments(String piece) {
            return "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"" + piece + "\"}}]}";
        }

        private String choice(String delta, String finish) {
            return CHUNK + ",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":"
                    + finish + "}]" + TIER;
        }
    }

    @Nested
    class OfAnthropic {

        private static final String START = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":"
                + "{\"id\":\"msg_ID\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"gpt-4.1-mini\",\"content\":[],"
                + "\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":52,"
                + "\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":1,"
                + "\"service_tier\":\"standard\"}}}\n\n";
        private static final String PING = "event: ping\ndata: {\"type\":\"ping\"}\n\n";
        private static final String BLOCK_STOP =
                "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n";
        private static final String STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

        @Test
        void isOneMessage() {
            assertThat(wire("anthropic", EYES, false))
                    .isEqualTo(
                            "{\"id\":\"msg_ID\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"gpt-4.1-mini\","
                                    + "\"content\":[{\"type\":\"text\",\"text\":\"Two amber eyes.\"}],\"stop_reason\":\"end_turn\","
                                    + "\"stop_sequence\":null,\"usage\":{\"input_tokens\":47,\"cache_creation_input_tokens\":0,"
                                    + "\"cache_read_input_tokens\":0,\"output_tokens\":4,\"service_tier\":\"standard\"}}");
        }

        @Test
        void isABlockOfDeltasBetweenStartAndStop() {
            assertThat(wire("anthropic", EYES, true))
                    .isEqualTo(START
                            + blockStart("{\"type\":\"text\",\"text\":\"\"}")
                            + PING
                            + text("Two ")
                            + text("amber ")
                            + text("eyes.")
                            + BLOCK_STOP
                            + messageDelta("end_turn", 4)
                            + STOP);
        }

        @Test
        void usesATool() {
            assertThat(wire("anthropic", WEATHER, false))
                    .contains("\"content\":[{\"type\":\"tool_use\",\"id\":\"toolu_ID\",\"name\":\"weather\","
                            + "\"input\":{\"city\":\"San Jose\"}}],\"stop_reason\":\"tool_use\"");
        }

        @Test
        void usesAToolInPieces() {
            assertThat(wire("anthropic", WEATHER, true))
                    .isEqualTo(START
                            + blockStart(
                                    "{\"type\":\"tool_use\",\"id\":\"toolu_ID\",\"name\":\"weather\",\"input\":{}}")
                            + PING
                            + delta("{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"city\\\":\\\"San \"}")
                            + delta("{\"type\":\"input_json_delta\",\"partial_json\":\"Jose\\\"}\"}")
                            + BLOCK_STOP
                            + messageDelta("tool_use", 5)
                            + STOP);
        }

        @Test
        void refuses() {
            assertThat(wire("anthropic", refusal("I can't."), false))
                    .contains("[{\"type\":\"text\",\"text\":\"I can't.\"}],\"stop_reason\":\"refusal\"");
        }

        private String blockStart(String block) {
            return "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
                    + block + "}\n\n";
        }

        private String text(String piece) {
            return delta("{\"type\":\"text_delta\",\"text\":\"" + piece + "\"}");
        }

        private String delta(String delta) {
            return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":" + delta
                    + "}\n\n";
        }

        private String messageDelta(String reason, int tokens) {
            return "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                    + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":" + tokens + "}}\n\n";
        }
    }

    @Nested
    class OfPlainJson {

        @Test
        void isTheTextInAnObject() {
            assertThat(wire("generic-json", EYES, false)).isEqualTo("{\"text\":\"Two amber eyes.\"}");
        }

        @Test
        void isALineForEachWordAndThenDone() {
            assertThat(wire("generic-json", EYES, true))
                    .isEqualTo("{\"text\":\"Two \"}\n{\"text\":\"amber \"}\n{\"text\":\"eyes.\"}\n"
                            + "{\"done\":true,\"finish\":\"stop\"}\n");
        }

        @Test
        void namesToolAndArguments() {
            assertThat(wire("generic-json", WEATHER, false))
                    .isEqualTo("{\"tool\":\"weather\",\"arguments\":{\"city\":\"San Jose\"}}");
        }

        @Test
        void refuses() {
            assertThat(wire("generic-json", refusal("no"), false)).isEqualTo("{\"refusal\":\"no\"}");
        }
    }

    @Test
    void announcesTheLengthOfPlainAnswersOnly() {
        WirePlan plain = plan(script("openai-chat", EYES), ask("Look."));

        assertThat(head(plain).headers())
                .containsEntry("content-length", Integer.toString(Samples.bytes(plain).length))
                .containsEntry("content-type", "application/json")
                .containsKey("x-request-id");
        assertThat(head(plan(script("anthropic", EYES), askForStream("Look."))).headers())
                .containsEntry("content-type", "text/event-stream")
                .containsKey("request-id")
                .doesNotContainKey("content-length");
        assertThat(head(plan(script("generic-json", EYES), askForStream("Look.")))
                        .headers())
                .containsEntry("content-type", "application/x-ndjson");
    }

    @Test
    void sendsOneEventInEachPart() {
        assertThat(parts(plan(script("openai-chat", EYES), askForStream("Look."))))
                .hasSize(6)
                .allMatch(it -> new String(it.content(), StandardCharsets.UTF_8).endsWith("\n\n"));
    }

    private static String wire(String dialect, Answer answer, boolean stream) {
        return shown(plan(script(dialect, answer), stream ? askForStream("Look.") : ask("Look.")));
    }

    private static String shown(WirePlan plan) {
        return Samples.wire(plan).replaceAll("(chatcmpl-|msg_|call_|toolu_)[a-zA-Z]{24}", "$1ID");
    }
}
