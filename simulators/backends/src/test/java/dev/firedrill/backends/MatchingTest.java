package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.body;
import static dev.firedrill.backends.Samples.call;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.plan;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.status;
import static dev.firedrill.backends.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.WirePlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

    @Test
    void takesTheFirstAnswerThatFits() {
        ProviderScript script = script(
                "generic-json",
                text(Map.of("purpose", "score"), List.of(), "not this one"),
                text(Map.of("purpose", "narrate"), List.of(), "this one"),
                text("nor this one"));

        assertThat(plan(script, ask("hello")).reason()).isEqualTo("answer 2 (line 5)");
        assertThat(body(plan(script, ask("hello"))).path("text").asText()).isEqualTo("this one");
    }

    @ParameterizedTest
    @CsvSource({"purpose,narrate", "kind,turn", "request,7", "turn,7", "user,user-3", "attempt,1"})
    void comparesEveryFact(String fact, String value) {
        assertThat(status(plan(script("generic-json", text(Map.of(fact, value), List.of(), "yes")), ask("hello"))))
                .isEqualTo(200);
        assertThat(status(plan(script("generic-json", text(Map.of(fact, "99"), List.of(), "yes")), ask("hello"))))
                .isEqualTo(404);
    }

    @Test
    void wantsAllTextsInTheBody() {
        ProviderScript script = script("openai-chat", text(Map.of(), List.of("glade", "eyes"), "yes"));

        assertThat(status(plan(script, ask("eyes in the glade")))).isEqualTo(200);
        assertThat(status(plan(script, ask("only the glade")))).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf\\u00e9 au lait", "c\\u0061f\u00e9 \\u0061u lait"})
    void findsTextsHoweverTheBodySpellsThem(String spelled) {
        ProviderScript script = script("openai-chat", text(Map.of(), List.of("caf\u00e9 au"), "yes"));
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + spelled + "\"}]}";

        assertThat(status(plan(script, call(body)))).isEqualTo(200);
        assertThat(status(plan(script, call(body.replace(" ", "_"))))).isEqualTo(404);
        assertThat(status(plan(script, call(body.replace("}", "")))))
                .as("a body that is no JSON")
                .isEqualTo(400);
    }

    @Test
    void findsTextsBehindAnEscapedSlash() {
        ProviderScript script = script("openai-chat", text(Map.of(), List.of("and/or"), "yes"));

        assertThat(status(plan(script, call("{\"messages\":[{\"role\":\"user\",\"content\":\"and\\/or\"}]}"))))
                .isEqualTo(200);
    }

    @Test
    void findsTextsThatAreEscapedInTheBody() {
        ProviderScript script = script("openai-chat", text(Map.of(), List.of("say \"friend\"\nand enter"), "yes"));

        assertThat(status(plan(script, ask("I say \"friend\"\nand enter.")))).isEqualTo(200);
    }

    @Test
    void namesTheNearestMissInsteadOfInventingAnAnswer() {
        ProviderScript script = script(
                "openai-chat",
                text(Map.of("purpose", "score", "turn", "9"), List.of(), "far"),
                text(Map.of("purpose", "narrate"), List.of("glade", "dragon"), "near"));

        WirePlan plan = plan(script, ask("I step into the glade."));

        assertThat(status(plan)).isEqualTo(404);
        assertThat(plan.reason())
                .isEqualTo("unmatched: nearest is answer 2 (line 5), which wants the text 'dragon';"
                        + " provider 'llm' has no answer for purpose 'narrate', kind 'turn', request 7,"
                        + " user 'user-3', attempt 1; the user said last: 'I step into the glade.'");
        assertThat(body(plan).path("error").path("message").asText()).isEqualTo(plan.reason());
        assertThat(body(plan).path("error").path("code").asText()).isEqualTo("unmatched");
    }

    @Test
    void namesEveryFactThatMissed() {
        ProviderScript script =
                script("generic-json", text(Map.of("user", "user-1", "turn", "2"), List.of("glade"), "never"));

        assertThat(plan(script, call("{\"input\":\"hello\"}")).reason())
                .contains("which wants turn '2' and user 'user-1' and the text 'glade'")
                .endsWith("the user said last: 'hello'");
    }

    @Test
    void saysThatAScriptIsEmpty() {
        assertThat(plan(script("generic-json"), ask("hello")).reason()).contains("the script has no answers at all");
    }

    @Test
    void keepsHostileTextsOnOneLineAndShort() {
        String hostile = "\u001b[31m\r\n" + "x".repeat(5_000);
        ProviderScript script = script("openai-chat", text(Map.of("purpose", hostile), List.of(hostile), "never"));

        String reason = engine(script)
                .plan(ask(hostile + hostile), new Facts(1, hostile, hostile, 1), null)
                .reason();

        assertThat(reason.chars()).noneMatch(Character::isISOControl);
        assertThat(reason).hasSizeLessThan(1_000);
    }

    @Test
    void takesATextForAnInputWhereNoJsonIsClaimed() {
        ProviderScript script = script("generic-json", text(Map.of(), List.of("glade"), "${input}"));

        assertThat(status(plan(script, call("glade, but no JSON")))).isEqualTo(200);
        assertThat(status(plan(script, call("")))).isEqualTo(404);
    }

    @Test
    void answersCallsThatBelongToNoRequest() {
        FaultEngine engine = engine(script("openai-chat", text("fine")));
        Facts nobody = new Facts(0, "", "", 1);

        assertThat(engine.plan(ask("hello"), nobody, null)).isEqualTo(engine.plan(ask("hello"), nobody, null));
    }

    @Test
    void refusesAFactItDoesNotKnow() {
        assertThatThrownBy(() -> engine(script("generic-json", text(Map.of("porpose", "x"), List.of(), "never"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "llm.provider.json:5:3", "'porpose'", "purpose, kind, request, turn, user, attempt");
    }

    @Test
    void refusesARequestThatIsNoNumber() {
        assertThatThrownBy(() -> engine(script("generic-json", text(Map.of("request", "first"), List.of(), "never"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("llm.provider.json:5:3", "'first' for 'request'", "a whole number");
    }

    @Test
    void refusesADialectItDoesNotSpeak() {
        assertThatThrownBy(() -> engine(script("klingon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("llm.provider.json:1:3", "'klingon'", "openai-chat, anthropic, generic-json");
    }
}
