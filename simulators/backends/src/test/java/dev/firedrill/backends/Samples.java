package dev.firedrill.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Small scripts, calls and faults to try things with, and ways to look at a plan. */
final class Samples {

    static final Facts FACTS = new Facts(7, "turn", "user-3", 1);

    private Samples() {}

    static ProviderScript script(String dialect, Answer... answers) {
        return script(dialect, Duration.ZERO, 0, answers);
    }

    static ProviderScript script(String dialect, Duration latency, double spread, Answer... answers) {
        return script(dialect, latency, spread, 0, answers);
    }

    static ProviderScript script(
            String dialect, Duration latency, double spread, double tokensPerSecond, Answer... answers) {
        return new ProviderScript(
                at(1), "llm", dialect, "gpt-4.1-mini", latency, spread, tokensPerSecond, List.of(answers));
    }

    static Answer text(String text) {
        return text(Map.of(), List.of(), text);
    }

    static Answer text(Map<String, String> when, List<String> contains, String text) {
        return new Answer(at(5), when, contains, "", Answer.Form.TEXT, text, MissingNode.getInstance());
    }

    static Answer json(String json) {
        return new Answer(at(5), Map.of(), List.of(), "", Answer.Form.JSON, "", Json.read(json));
    }

    static Answer refusal(String text) {
        return new Answer(at(5), Map.of(), List.of(), "", Answer.Form.REFUSAL, text, MissingNode.getInstance());
    }

    static Answer toolCall(String name, String arguments) {
        return new Answer(at(5), Map.of(), List.of(), "", Answer.Form.TOOL_CALL, name, Json.read(arguments));
    }

    static Answer variant(String variant, String text) {
        return new Answer(at(6), Map.of(), List.of(), variant, Answer.Form.TEXT, text, MissingNode.getInstance());
    }

    /** Ask as a chat client does. */
    static ProviderCall ask(String message) {
        return call("{\"model\":\"gpt-4.1-mini\"," + messages(message) + "}");
    }

    /** Ask for a stream. */
    static ProviderCall askForStream(String message) {
        return call("{\"model\":\"gpt-4.1-mini\", \"stream\" : true," + messages(message) + "}");
    }

    private static String messages(String message) {
        return "\"messages\":[{\"role\":\"system\",\"content\":\"You narrate.\"},"
                + "{\"role\":\"user\",\"content\":\"old\"},{\"role\":\"assistant\",\"content\":\"so be it\"},"
                + "{\"role\":\"user\",\"content\":" + Json.quote(message) + "}]";
    }

    static ProviderCall call(String body) {
        return new ProviderCall("narrate", "/v1/chat/completions", body, Duration.ofSeconds(30));
    }

    static Hit hit(String id, Effect effect) {
        return hit(id, effect, Duration.ZERO);
    }

    static Hit hit(String id, Effect effect, Duration retryAfter) {
        Optional<Duration> untilTheEnd = Optional.empty();
        Fault fault = new Fault(
                at(9),
                id,
                List.of("llm"),
                Map.of(),
                effect,
                1,
                Optional.empty(),
                Duration.ZERO,
                untilTheEnd,
                Duration.ZERO,
                new Shape.Constant(1));
        return new Hit(fault, retryAfter.toNanos());
    }

    static Effect.Cut cutAfterEvents(Effect.Cut.How how, int events) {
        return new Effect.Cut(
                how,
                new Effect.Cut.At(OptionalInt.of(events), OptionalInt.empty(), Optional.empty(), Optional.empty()));
    }

    static Effect.Cut cutAfterBytes(Effect.Cut.How how, int bytes) {
        return new Effect.Cut(
                how, new Effect.Cut.At(OptionalInt.empty(), OptionalInt.of(bytes), Optional.empty(), Optional.empty()));
    }

    static Effect.Cut cutAtFraction(Effect.Cut.How how, double fraction) {
        return new Effect.Cut(
                how,
                new Effect.Cut.At(OptionalInt.empty(), OptionalInt.empty(), Optional.of(fraction), Optional.empty()));
    }

    static Effect.Cut cutAtTime(Effect.Cut.How how, Duration time) {
        return new Effect.Cut(
                how, new Effect.Cut.At(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.of(time)));
    }

    static FaultEngine engine(ProviderScript script) {
        return engine(script, 1);
    }

    static FaultEngine engine(ProviderScript script, long seed) {
        return new FaultEngine(script, Draws.of(seed, "provider:llm"));
    }

    static WirePlan plan(ProviderScript script, ProviderCall call) {
        return plan(script, call, null);
    }

    static WirePlan plan(ProviderScript script, ProviderCall call, @Nullable Hit hit) {
        return engine(script).plan(call, FACTS, hit);
    }

    static Head head(WirePlan plan) {
        return plan.segments().stream()
                .filter(Head.class::isInstance)
                .map(Head.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no head in " + plan));
    }

    static int status(WirePlan plan) {
        return head(plan).status();
    }

    /** Give the time until the head, or until the end where none comes. */
    static long delay(WirePlan plan) {
        return plan.segments().get(0) instanceof Delay delay ? delay.nanos() : 0;
    }

    static List<Bytes> parts(WirePlan plan) {
        return plan.segments().stream()
                .filter(Bytes.class::isInstance)
                .map(Bytes.class::cast)
                .toList();
    }

    static byte[] bytes(WirePlan plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parts(plan).forEach(it -> bytes.writeBytes(it.content()));
        return bytes.toByteArray();
    }

    static String wire(WirePlan plan) {
        return new String(bytes(plan), StandardCharsets.UTF_8);
    }

    static JsonNode body(WirePlan plan) {
        return Json.read(wire(plan));
    }

    static Segment last(WirePlan plan) {
        return plan.segments().get(plan.segments().size() - 1);
    }

    private static Position at(int line) {
        return new Position("llm.provider.json", line, 3);
    }
}
