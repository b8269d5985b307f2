package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.FACTS;
import static dev.firedrill.backends.Samples.call;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.head;
import static dev.firedrill.backends.Samples.hit;
import static dev.firedrill.backends.Samples.plan;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.status;
import static dev.firedrill.backends.Samples.text;
import static dev.firedrill.backends.Samples.wire;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.random.Draw;
import dev.firedrill.random.Draws;
import dev.firedrill.world.WirePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{broken",
                "{\"a\":}",
                "{\"a\" 1}",
                "{\"a\":1,}",
                "[1 2]",
                "{\"a\":1}}",
                "{\"a\":\"no end",
                "{\"a\":\"\u0000\"}",
                "{'a':1}",
                "nul",
                "{\"a\":1]",
                "glade"
            })
    void isRejectedAsBadRequestWhereItIsNoJson(String body) {
        for (String dialect : new String[] {"openai-chat", "anthropic"}) {
            WirePlan plan = plan(script(dialect, text("fine")), call(body));

            assertThat(status(plan)).isEqualTo(400);
            assertThat(wire(plan)).contains("invalid_request_error");
            assertThat(plan.reason()).startsWith("rejected: the body is no JSON: ");
            assertThat(plan.whole()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"a\\\"b\\\\\"",
                "-1.5e+9",
                "true",
                " {\"a\" : [ { } , null ] , \"b\" : \"\" }\r\n",
                "[[[]],{\"\":{}}]"
            })
    void isReadWhereItIsJson(String body) {
        assertThat(status(plan(script("openai-chat", text("fine")), call(body))))
                .isEqualTo(200);
    }

    @Test
    void saysWhereItBreaks() {
        assertThat(plan(script("anthropic", text("fine")), call("{\"a\" 1}")).reason())
                .isEqualTo("rejected: the body is no JSON: expected ':' at character 6");
    }

    @Test
    void isRejectedWhereItNestsTooDeep() {
        WirePlan plan = plan(script("openai-chat", text("${input}")), call("[".repeat(100_000)));

        assertThat(status(plan)).isEqualTo(400);
        assertThat(plan.reason()).endsWith("it nests deeper than 1000");
    }

    @Test
    void isRejectedWhereItIsTooLarge() {
        String large = "\"" + "x".repeat(33 << 20) + "\"";

        assertThat(status(plan(script("openai-chat", text("fine")), call(large))))
                .isEqualTo(400);
        assertThat(status(plan(script("anthropic", text("fine")), call(large)))).isEqualTo(413);
        assertThat(wire(plan(script("anthropic", text("fine")), call(large)))).contains("request_too_large");
    }

    @Test
    void neverMakesThePlanFail() {
        Draw draw = Draws.of(1, "bodies").at(1);
        FaultEngine[] engines = {
            engine(script("openai-chat", text("${input}"))),
            engine(script("anthropic", text("${input}"))),
            engine(script("generic-json", text("${input}")))
        };
        for (int i = 0; i < 5_000; i++) {
            String body = hostile(draw);
            for (FaultEngine engine : engines) {
                assertThat(status(engine.plan(call(body), FACTS, null))).isIn(200, 400);
            }
        }
    }

    private static String hostile(Draw draw) {
        String letters = "{}[]\",:\\ \n\u0000te1-\ud83e\u00e9";
        StringBuilder body =
                new StringBuilder(draw.chance(0.5) ? "{\"messages\":[{\"role\":\"user\",\"content\":" : "");
        for (long left = draw.below(30); left > 0; left--) {
            body.append(letters.charAt((int) draw.below(letters.length())));
        }
        return body.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"stream\":true}", "{\"stream\" : true }", "{\"a\":[1],\"stream\":\n true,\"b\":{}}"})
    void asksForAStream(String body) {
        assertThat(streams(body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"stream\":false}",
                "{\"stream\":\"true\"}",
                "{\"streams\":true}",
                "{\"tool\":{\"stream\":true}}",
                "[{\"stream\":true}]",
                "{\"content\":\"\\\"stream\\\":true\"}"
            })
    void asksForNoStream(String body) {
        assertThat(streams(body)).isFalse();
    }

    @Test
    void isNotReadWhereTheConnectionFails() {
        assertThat(plan(script("openai-chat"), call("{broken"), hit("cut", new Effect.Reset()))
                        .reason())
                .isEqualTo("fault 'cut': reset before any byte");
    }

    private static boolean streams(String body) {
        return "text/event-stream"
                .equals(head(plan(script("openai-chat", text("fine")), call(body)))
                        .headers()
                        .get("content-type"));
    }
}
