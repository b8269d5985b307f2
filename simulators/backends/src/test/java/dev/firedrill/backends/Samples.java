package dev.firedrill.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small scripts, calls and faults to try things with. */
final class Samples {

    static final Facts FACTS = new Facts(7, "turn", "user-3", 1);

    private Samples() {}

    static ProviderScript script(String dialect, Answer... answers) {
        return script(dialect, Duration.ZERO, 0, answers);
    }

    static ProviderScript script(String dialect, Duration latency, double spread, Answer... answers) {
        return new ProviderScript(at(1), "llm", dialect, "gpt-4.1-mini", latency, spread, List.of(answers));
    }

    static Answer text(String text) {
        return text(Map.of(), List.of(), text);
    }

    static Answer text(Map<String, String> when, List<String> contains, String text) {
        return new Answer(at(5), when, contains, text, NullNode.getInstance());
    }

    static Answer json(String json) {
        return new Answer(at(5), Map.of(), List.of(), "", Json.read(json));
    }

    /** Ask as a chat client does. */
    static ProviderCall ask(String message) {
        return call("{\"model\":\"gpt-4.1-mini\",\"messages\":[{\"role\":\"system\",\"content\":\"You narrate.\"},"
                + "{\"role\":\"user\",\"content\":\"old\"},{\"role\":\"assistant\",\"content\":\"so be it\"},"
                + "{\"role\":\"user\",\"content\":" + Json.quote(message) + "}]}");
    }

    static ProviderCall call(String body) {
        return new ProviderCall("narrate", "/v1/chat/completions", body, Duration.ofSeconds(30));
    }

    static Fault fault(String id, Fault.Effect effect) {
        Optional<Duration> untilTheEnd = Optional.empty();
        return new Fault(
                at(9),
                id,
                "llm",
                Map.of(),
                effect,
                1,
                Duration.ZERO,
                untilTheEnd,
                Duration.ZERO,
                new Shape.Constant(1));
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

    static WirePlan plan(ProviderScript script, ProviderCall call, @Nullable Fault fault) {
        return engine(script).plan(call, FACTS, fault);
    }

    static JsonNode body(WirePlan plan) {
        return Json.read(plan.body());
    }

    private static Position at(int line) {
        return new Position("llm.provider.json", line, 3);
    }
}
