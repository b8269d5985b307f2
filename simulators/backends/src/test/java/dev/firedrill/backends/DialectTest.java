package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.FACTS;
import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.body;
import static dev.firedrill.backends.Samples.call;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.json;
import static dev.firedrill.backends.Samples.parts;
import static dev.firedrill.backends.Samples.plan;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.text;
import static dev.firedrill.backends.Samples.wire;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.world.Backend.Facts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DialectTest {

    private static final String HOSTILE = "a \"quote\", a \\, a \n, <b>, \u0000 and \ud83e\udd8a";

    @Nested
    class OfOpenAi {

        @Test
        void writesJsonAsTheTextOfTheAssistant() {
            String content = content(
                    wire(plan(script("openai-chat", json("{\"choices\":[\"run\"],\"mood\":0.1}")), ask("Look."))));

            assertThat(content).isEqualTo("{\"choices\":[\"run\"],\"mood\":0.1}");
        }

        @Test
        void carriesHostileTextsUnchanged() {
            assertThat(content(wire(plan(script("openai-chat", text(HOSTILE)), ask("Look.")))))
                    .isEqualTo(HOSTILE);
        }

        @Test
        void fillsInTheRequestAndWhatTheUserSaidLast() {
            String content =
                    content(wire(plan(script("openai-chat", text("${request}: ${input} $${input}")), ask(HOSTILE))));

            assertThat(content).isEqualTo("7: " + HOSTILE + " ${input}");
        }

        @Test
        void fillsInInsideJsonWithoutBreakingIt() {
            String content = content(wire(plan(script("openai-chat", json("{\"said\":\"${input}\"}")), ask(HOSTILE))));

            assertThat(Json.read(content).path("said").asText()).isEqualTo(HOSTILE);
        }

        @Test
        void readsMessagesThatComeInParts() {
            String body = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"one \"},"
                    + "{\"type\":\"image_url\",\"image_url\":{}},{\"type\":\"text\",\"text\":\"two\"}]}]}";

            assertThat(new OpenAiChat("any").lastUserMessage(body)).isEqualTo("one two");
        }

        @Test
        void givesEachCallAnIdOfItsOwn() {
            FaultEngine engine = engine(script("openai-chat", text("fine")));

            assertThat(id(engine, 1, 1)).isEqualTo(id(engine, 1, 1));
            assertThat(id(engine, 1, 1)).isNotEqualTo(id(engine, 1, 2)).isNotEqualTo(id(engine, 2, 1));
        }

        private String id(FaultEngine engine, long request, int attempt) {
            return body(engine.plan(ask("x"), new Facts(request, "turn", "user-3", attempt), null))
                    .path("id")
                    .asText();
        }

        private String content(String body) {
            JsonNode message = Json.read(body).path("choices").path(0).path("message");
            return message.path("content").asText();
        }
    }

    @Nested
    class OfPlainJson {

        @Test
        void sendsTheScriptedValueItself() {
            assertThat(wire(plan(script("generic-json", json("{\"score\":0.25,\"rank\":[3,1]}")), call("{}"))))
                    .isEqualTo("{\"score\":0.25,\"rank\":[3,1]}");
        }

        @Test
        void wrapsAText() {
            assertThat(wire(plan(script("generic-json", text("a \"word\"")), call("{}"))))
                    .isEqualTo("{\"text\":\"a \\\"word\\\"\"}");
        }

        @Test
        void fillsInTheInput() {
            assertThat(body(plan(
                                    script("generic-json", json("{\"echo\":\"${input}\"}")),
                                    call("{\"input\":\"a \\\"b\\\"\"}")))
                            .path("echo")
                            .asText())
                    .isEqualTo("a \"b\"");
        }

        @Test
        void sendsTheSameTextEachTimeWithoutWritingItAnew() {
            FaultEngine engine = engine(script("generic-json", json("{\"score\":1}")));

            assertThat(parts(engine.plan(call("{}"), FACTS, null)).get(0))
                    .isSameAs(parts(engine.plan(call("{}"), FACTS, null)).get(0));
        }

        @Test
        void spellsNumbersTheSameOnEveryJdk() {
            assertThat(wire(plan(script("generic-json", json("{\"x\":2.0E-3,\"y\":2e23}")), call("{}"))))
                    .isEqualTo("{\"x\":0.002,\"y\":2.0E23}");
        }
    }

    @Test
    void neverSendsWhatUtf8CannotCarry() {
        assertThat(wire(plan(script("generic-json", text("half \ud83e fox")), call("{}"))))
                .isEqualTo("{\"text\":\"half ? fox\"}");
    }
}
