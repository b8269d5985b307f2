package dev.firedrill.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.model.LiveSystem.Observation;
import dev.firedrill.model.LiveSystem.Operation;
import dev.firedrill.model.LiveSystem.Source;
import dev.firedrill.model.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declare services in few words. */
final class LiveSystems {

    private static final Position HERE = new Position("system.json", 1, 1);

    private LiveSystems() {}

    static LiveSystem requiring(String... programs) {
        return of(List.of(programs), MissingNode.getInstance(), Map.of(), List.of());
    }

    /** Say something in a request, in an operation and in an observation. */
    static LiveSystem saying(String request, String operation, String observation) {
        return of(
                List.of(),
                TextNode.valueOf(request),
                Map.of("KILL", new Operation.Command(List.of("switch", operation), Duration.ofSeconds(1))),
                List.of(new Observation(HERE, new Source.Lines(observation, ""), List.of())));
    }

    private static LiveSystem of(
            List<String> requires, JsonNode body, Map<String, Operation> controls, List<Observation> observations) {
        Answer answer = new Answer(
                Form.TEXT,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new LiveSystem(
                HERE,
                requires,
                List.of(),
                "http://127.0.0.1:${port}",
                new Exchange("POST", "/", Map.of(), body, Duration.ofSeconds(1), answer),
                Map.of(),
                controls,
                Map.of(),
                Map.of(),
                observations,
                1,
                Duration.ofMillis(50));
    }
}
