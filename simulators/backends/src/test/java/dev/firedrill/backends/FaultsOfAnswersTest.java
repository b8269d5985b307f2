package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.askForStream;
import static dev.firedrill.backends.Samples.body;
import static dev.firedrill.backends.Samples.bytes;
import static dev.firedrill.backends.Samples.cutAfterBytes;
import static dev.firedrill.backends.Samples.cutAfterEvents;
import static dev.firedrill.backends.Samples.cutAtFraction;
import static dev.firedrill.backends.Samples.cutAtTime;
import static dev.firedrill.backends.Samples.hit;
import static dev.firedrill.backends.Samples.json;
import static dev.firedrill.backends.Samples.last;
import static dev.firedrill.backends.Samples.parts;
import static dev.firedrill.backends.Samples.plan;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.text;
import static dev.firedrill.backends.Samples.toolCall;
import static dev.firedrill.backends.Samples.wire;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.Cut;
import dev.firedrill.model.Effect.EmptyOk;
import dev.firedrill.model.Effect.MalformedChunk;
import dev.firedrill.model.Effect.WrongShape;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsOfAnswersTest {

    private static final Answer EYES = text("Two \u00e9 eyes.");
    private static final List<String> DIALECTS = Dialect.NAMES;

    @Nested
    class Cuts {

        @Test
        void sendAPrefixOfTheUsualBytes() {
            for (String dialect : DIALECTS) {
                for (int at = 1; at < 40; at++) {
                    WirePlan plan = struck(dialect, EYES, cutAfterBytes(Cut.How.FIN, at), askForStream("x"));
                    assertThat(usual(dialect, askForStream("x"))).startsWith(bytes(plan));
                    assertThat(bytes(plan)).hasSize(at);
                }
            }
        }

        @Test
        void fallBetweenEventsOrInsideOne() {
            WirePlan between = struck("openai-chat", EYES, cutAfterEvents(Cut.How.FIN, 1), askForStream("x"));
            WirePlan inside = struck("openai-chat", EYES, cutAfterEvents(Cut.How.HALF, 1), askForStream("x"));

            assertThat(wire(between)).endsWith("\n\n").contains("Two ");
            assertThat(wire(inside)).startsWith(wire(between)).doesNotEndWith("\n\n");
        }

        @Test
        void takeAShareOfAPlainAnswer() {
            WirePlan third = struck("generic-json", EYES, cutAfterEvents(Cut.How.FIN, 1), ask("x"));
            WirePlan half = struck("generic-json", EYES, cutAtFraction(Cut.How.RST, 0.5), ask("x"));

            int whole = usual("generic-json", ask("x")).length;
            assertThat(bytes(third)).hasSize(whole / 3);
            assertThat(bytes(half)).hasSize(whole / 2);
            assertThat(third.reason())
                    .isEqualTo("fault 'it': cut by a closed connection, 7 of 23 bytes of answer 1 (line 5)");
        }

        @Test
        void waitForTheirTimeSinceTheHead() {
            ProviderScript slow = script("generic-json", Duration.ofSeconds(3), 0, 1, EYES);

            WirePlan plan = plan(slow, askForStream("x"), hit("it", cutAtTime(Cut.How.RST, Duration.ofMillis(1_500))));

            assertThat(plan.segments())
                    .filteredOn(Delay.class::isInstance)
                    .containsExactly(new Delay(3_000_000_000L), new Delay(1_000_000_000L), new Delay(500_000_000L));
            assertThat(last(plan)).isEqualTo(new End(End.How.RST));
            assertThat(parts(plan)).hasSize(2);
        }

        @Test
        void sendHalfOfTheNextEventWhenTheirTimeComes() {
            ProviderScript slow = script("generic-json", Duration.ZERO, 0, 1, EYES);

            WirePlan plan = plan(slow, askForStream("x"), hit("it", cutAtTime(Cut.How.HALF, Duration.ofMillis(1_500))));

            assertThat(plan.segments())
                    .endsWith(
                            new Delay(500_000_000L),
                            new Bytes("{\"text\":".getBytes(StandardCharsets.UTF_8)),
                            new End(End.How.FIN));
        }

        @Test
        void countTheHalfOfTheNextEventAmongWhatGoesOut() {
            ProviderScript slow = script("generic-json", Duration.ZERO, 0, 1, EYES);

            WirePlan plan = plan(slow, askForStream("x"), hit("it", cutAtTime(Cut.How.HALF, Duration.ofMillis(1_500))));

            assertThat(plan.reason())
                    .startsWith("fault 'it': cut inside an event after 1500 ms, " + bytes(plan).length + " of ");
        }

        @Test
        void comeTooLateForAnAnswerThatIsOver() {
            WirePlan plan = struck("openai-chat", EYES, cutAtTime(Cut.How.RST, Duration.ofSeconds(60)), ask("x"));

            assertThat(plan.whole()).isTrue();
            assertThat(plan.reason())
                    .isEqualTo("fault 'it': cut after 60000 ms, too late for answer 1 (line 5); nothing changed");
        }

        @Test
        void leaveOutTheTerminatorWhereAllContentIsSent() {
            WirePlan plan = struck("openai-chat", EYES, cutAfterEvents(Cut.How.CLEAN, 3), askForStream("x"));

            assertThat(wire(plan)).contains("eyes.").doesNotContain("[DONE]").doesNotContain("\"stop\"");
            assertThat(last(plan)).isEqualTo(new End(End.How.CLEAN));
            assertThat(plan.whole()).isFalse();
        }
    }

    @Nested
    class Streams {

        @Test
        void endWithTheErrorOfTheDialect() {
            Effect error = new Effect.ErrorInStream(1);

            assertThat(wire(struck("openai-chat", EYES, error, askForStream("x"))))
                    .contains("Two ")
                    .endsWith("data: {\"error\":{\"message\":\"The server had an error while processing your request."
                            + " Sorry about that!\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n");
            assertThat(wire(struck("anthropic", EYES, error, askForStream("x"))))
                    .contains("Two ")
                    .endsWith("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
                            + "\"message\":\"Overloaded\"}}\n\n");
            assertThat(wire(struck("generic-json", EYES, error, askForStream("x"))))
                    .isEqualTo(
                            "{\"text\":\"Two \"}\n"
                                    + "{\"error\":{\"status\":500,\"type\":\"server_error\",\"message\":\"internal error\"}}\n");
        }

        @Test
        void breakTheJsonOfOneEventOnly() {
            for (String dialect : DIALECTS) {
                for (MalformedChunk.How how : List.of(MalformedChunk.How.TRUNCATE, MalformedChunk.How.NOT_JSON)) {
                    List<Bytes> usual = parts(plan(script(dialect, EYES), askForStream("x")));
                    List<Bytes> broken = parts(struck(dialect, EYES, new MalformedChunk(how, 2), askForStream("x")));
                    assertThat(broken).hasSameSizeAs(usual);
                    long different = differences(usual, broken);
                    assertThat(different).isEqualTo(1);
                }
            }
        }

        @Test
        void breakItAsSaid() {
            assertThat(broken(MalformedChunk.How.TRUNCATE)).isEqualTo("{\"text\":\n");
            assertThat(broken(MalformedChunk.How.MERGE))
                    .isEqualTo("{\"text\":\"eyes.\"}{\"done\":true,\"finish\":\"stop\"}\n");
            assertThat(broken(MalformedChunk.How.NOT_JSON)).isEqualTo("<<this is no json>>\n");
        }

        private String broken(MalformedChunk.How how) {
            List<Bytes> parts = parts(struck("generic-json", EYES, new MalformedChunk(how, 3), askForStream("x")));
            return new String(parts.get(2).content(), StandardCharsets.UTF_8);
        }

        @Test
        void putTheNextEventOnTheDataLineOfTheOneBeforeIt() {
            assertThat(merged("openai-chat", 2))
                    .startsWith("data: {\"id\":")
                    .containsSubsequence("\"content\":\"\u00e9 \"", "}{\"id\":", "\"content\":\"eyes.\"")
                    .endsWith("}\n\n")
                    .containsOnlyOnce("data: ");
            assertThat(merged("anthropic", 2))
                    .isEqualTo("event: content_block_delta\ndata: "
                            + "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"\u00e9 \"}}"
                            + "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"eyes.\"}}"
                            + "\n\n");
        }

        @Test
        void putWhatFollowsTheContentOnTheDataLineOfItsLastEvent() {
            assertThat(merged("openai-chat", 3))
                    .containsSubsequence("\"content\":\"eyes.\"", "}{\"id\":", "\"finish_reason\":\"stop\"");
            assertThat(merged("anthropic", 9)).endsWith("}{\"type\":\"content_block_stop\",\"index\":0}\n\n");
        }

        /** Give the event in which two stand, having seen that all others are as usual and in order. */
        private String merged(String dialect, int event) {
            MalformedChunk merge = new MalformedChunk(MalformedChunk.How.MERGE, event);
            List<Bytes> usual = parts(plan(script(dialect, EYES), askForStream("x")));
            List<Bytes> merged = parts(struck(dialect, EYES, merge, askForStream("x")));
            int place = 0;
            while (merged.get(place).equals(usual.get(place))) {
                place++;
            }
            assertThat(merged.subList(place + 1, merged.size())).isEqualTo(usual.subList(place + 2, usual.size()));
            return new String(merged.get(place).content(), StandardCharsets.UTF_8);
        }

        @Test
        void doubleAPlainAnswerThatHasNoNext() {
            MalformedChunk merge = new MalformedChunk(MalformedChunk.How.MERGE, 1);

            assertThat(wire(struck("generic-json", json("{\"a\":1}"), merge, ask("x"))))
                    .isEqualTo("{\"a\":1}{\"a\":1}");
        }

        @Test
        void repeatAnEventOfContent() {
            assertThat(wire(struck("generic-json", EYES, new Effect.DupEvent(1), askForStream("x"))))
                    .startsWith("{\"text\":\"Two \"}\n{\"text\":\"Two \"}\n{\"text\":\"\u00e9 \"}\n");
        }

        @Test
        void holdTheSameBytesHoweverTheyAreSplit() {
            for (String dialect : DIALECTS) {
                WirePlan plan = struck(dialect, EYES, new Effect.Utf8Split(), askForStream("x"));
                assertThat(bytes(plan)).isEqualTo(usual(dialect, askForStream("x")));
                assertThat(parts(plan)).anyMatch(it -> it.content().length == 1 && it.content()[0] < 0);
            }
        }

        private long differences(List<Bytes> some, List<Bytes> others) {
            long different = 0;
            for (int i = 0; i < some.size(); i++) {
                different += some.get(i).equals(others.get(i)) ? 0 : 1;
            }
            return different;
        }
    }

    @Nested
    class Contents {

        @Test
        void holdAByteThatNoUtf8Has() {
            for (String dialect : DIALECTS) {
                for (ProviderCall call : List.of(ask("x"), askForStream("x"))) {
                    for (Answer answer :
                            List.of(EYES, json("{\"a\":{\"b\":\"c d\"}}"), toolCall("t", "{\"a\":\"b\"}"))) {
                        assertThat(bytes(struck(dialect, answer, new Effect.Utf8Bad(), call)))
                                .containsOnlyOnce((byte) 0xff);
                    }
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"${input},''", "a ${input},'a '", "a${input},a", "${request}zz,7", "a${request}${input},a7"})
        void areNotCutInsideAPlaceholder(String scripted, String sent) {
            String wire = wire(struck("generic-json", text(scripted), new Effect.LengthCut(), ask("hello")));

            assertThat(wire).startsWith("{\"text\":\"" + sent + "\"");
        }

        @Test
        void stopForLengthAndSaySo() {
            assertThat(wire(struck("openai-chat", EYES, new Effect.LengthCut(), ask("x"))))
                    .contains("\"content\":\"Two \"", "\"finish_reason\":\"length\"");
            assertThat(wire(struck("openai-chat", EYES, new Effect.LengthCut(), askForStream("x"))))
                    .contains("\"finish_reason\":\"length\"")
                    .endsWith("data: [DONE]\n\n");
            assertThat(wire(struck("anthropic", EYES, new Effect.LengthCut(), ask("x"))))
                    .contains("\"text\":\"Two \"", "\"stop_reason\":\"max_tokens\"");
            assertThat(wire(struck("generic-json", EYES, new Effect.LengthCut(), ask("x"))))
                    .isEqualTo("{\"text\":\"Two \",\"finish\":\"length\"}");
        }

        @Test
        void leaveTheArgumentsOfAToolHalfWritten() {
            Answer tool = toolCall("weather", "{\"city\":\"San Jose\"}");

            assertThat(body(struck("openai-chat", tool, new Effect.LengthCut(), ask("x")))
                            .at("/choices/0/message/tool_calls/0/function/arguments")
                            .asText())
                    .isEqualTo("{\"city\":\"San ");
            assertThat(body(struck("anthropic", tool, new Effect.LengthCut(), ask("x")))
                            .at("/content/0/input"))
                    .isEmpty();
        }

        @Test
        void areWithheldByAFilter() {
            assertThat(wire(struck("openai-chat", EYES, new Effect.RefusalFilter(), ask("x"))))
                    .contains("\"content\":\"\"", "\"finish_reason\":\"content_filter\"");
            assertThat(wire(struck("anthropic", EYES, new Effect.RefusalFilter(), askForStream("x"))))
                    .doesNotContain("content_block")
                    .contains("\"stop_reason\":\"refusal\"");
            assertThat(wire(struck("generic-json", EYES, new Effect.RefusalFilter(), ask("x"))))
                    .isEqualTo("{\"text\":\"\",\"finish\":\"content_filter\"}");
        }

        @Test
        void areEmptyInTheWaySaid() {
            assertThat(empty("openai-chat", EmptyOk.How.NULL)).contains("\"content\":null");
            assertThat(empty("openai-chat", EmptyOk.How.NO_CHOICES)).contains("\"choices\":[]");
            assertThat(empty("openai-chat", EmptyOk.How.BLANK)).contains("\"content\":\"\"");
            assertThat(empty("anthropic", EmptyOk.How.NULL)).contains("\"content\":null");
            assertThat(empty("anthropic", EmptyOk.How.NO_CHOICES)).contains("\"content\":[]");
            assertThat(empty("anthropic", EmptyOk.How.BLANK)).contains("\"text\":\"\"");
        }

        @Test
        void areEmptiedWithinTheShapeOfAScriptedValue() {
            Answer ranks = json("{\"ranks\":[3,1],\"note\":\"ok\",\"score\":1}");

            assertThat(hollow(ranks, new EmptyOk(EmptyOk.How.NULL)))
                    .isEqualTo("{\"ranks\":null,\"note\":null,\"score\":null}");
            assertThat(hollow(ranks, new EmptyOk(EmptyOk.How.BLANK)))
                    .isEqualTo("{\"ranks\":[],\"note\":\"\",\"score\":null}");
            assertThat(hollow(ranks, new EmptyOk(EmptyOk.How.NO_CHOICES))).isEqualTo("{}");
            assertThat(hollow(ranks, new WrongShape(WrongShape.How.MISSING_FIELD)))
                    .isEqualTo("{\"note\":\"ok\",\"score\":1}");
            assertThat(hollow(json("[1,2]"), new EmptyOk(EmptyOk.How.NULL))).isEqualTo("[]");
        }

        @Test
        void areSomethingElse() {
            assertThat(wire(struck("openai-chat", EYES, new WrongShape(WrongShape.How.HTML), ask("x"))))
                    .contains("Sign in");
            assertThat(body(struck("anthropic", EYES, new WrongShape(WrongShape.How.ERROR_JSON), ask("x")))
                            .path("type")
                            .asText())
                    .isEqualTo("error");
            assertThat(body(struck("openai-chat", EYES, new WrongShape(WrongShape.How.MISSING_FIELD), ask("x")))
                            .has("choices"))
                    .isFalse();
        }

        private String empty(String dialect, EmptyOk.How how) {
            assertThat(bytes(struck(dialect, EYES, new EmptyOk(how), askForStream("x"))))
                    .isNotEmpty();
            return wire(struck(dialect, EYES, new EmptyOk(how), ask("x")));
        }

        private String hollow(Answer answer, Effect effect) {
            return wire(struck("generic-json", answer, effect, ask("x")));
        }
    }

    private static byte[] usual(String dialect, ProviderCall call) {
        return bytes(plan(script(dialect, EYES), call));
    }

    private static WirePlan struck(String dialect, Answer answer, Effect effect, ProviderCall call) {
        return plan(script(dialect, answer), call, hit("it", effect));
    }
}
