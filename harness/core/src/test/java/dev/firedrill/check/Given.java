package dev.firedrill.check;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Action;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Reason;
import dev.firedrill.model.Controls.Route;
import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Controls.StateGraph.Edge;
import dev.firedrill.model.Controls.Telemetry;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Declare a scenario in few words, of a system with a kill-switch {@code KILL} (2 s to propagate) that forbids the route
 * {@code NEW}, and a trigger {@code rollback} that fires at 3 of 5 samples of {@code errors} above 0.05.
 */
public final class Given {

    public static final Position HERE = new Position("demo.scenario.json", 3, 5);
    public static final long SEED = 4242;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> flags = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<ProviderScript> providers = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private SortedMap<String, String> inputs = new TreeMap<>(Map.of("scenario", "aa", "controls", "bb"));
    private final List<Action> actions = new ArrayList<>();
    private String name = "demo";
    private Instant startsAt = Scenario.STARTS_AT;
    private Controls controls = controls();

    public static Given scenario() {
        return new Given();
    }

    public static Expectation.Head head(String id) {
        return new Expectation.Head(id, List.of("S0-01"), HERE);
    }

    static Optional<Mark> mark(String text) {
        String[] parts = text.split(":", 2);
        return Arrays.stream(Mark.Kind.values())
                .filter(kind -> kind.word().equals(parts[0]))
                .map(kind -> new Mark(kind, parts[1]))
                .findFirst();
    }

    static Controls controls() {
        return new Controls(
                HERE,
                "toy",
                List.of(
                        new Route("NEW", Route.Role.FEATURE, List.of("KILL")),
                        new Route("OLD", Route.Role.SAFE, List.of())),
                List.of(new Control(
                        "KILL",
                        "false",
                        "true",
                        Set.of("true", "on"),
                        Set.of(),
                        Control.Source.FLAGS,
                        Duration.ofSeconds(2))),
                List.of(),
                List.of(),
                List.of(new Indicator("errors", "")),
                List.of(new Trigger(
                        "rollback", "errors", Comparison.ABOVE, 0.05, new Rule(3, 5), Duration.ofSeconds(30))),
                Optional.of(new StateGraph(
                        "watching",
                        Set.of("watching", "rolled_back", "escalated"),
                        Set.of(new Edge("watching", "rolled_back"), new Edge("rolled_back", "escalated")))),
                List.of(new Reason("KILLED", false), new Reason("BUSY", false), new Reason("QUIET", true)),
                List.of(new Controls.Effect("mail.sent")),
                Optional.of(new Telemetry(
                        "[RUN]",
                        "MODE",
                        "dev",
                        Map.of(
                                "dev", new Telemetry.Keys(Set.of("route", "reason"), Set.of("note")),
                                "prod", new Telemetry.Keys(Set.of("route"), Set.of())))),
                List.of());
    }

    /** Declare nothing at all. */
    Given undeclared() {
        controls = new Controls(
                HERE,
                "toy",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
        return this;
    }

    Given declaring(Declared declared) {
        controls = declared.done();
        return this;
    }

    Given startsAt(String instant) {
        startsAt = Instant.parse(instant);
        return this;
    }

    Given action(Action action) {
        actions.add(action);
        return this;
    }

    Given environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Given flag(String control, String value) {
        flags.put(control, value);
        return this;
    }

    public Given inputs(Map<String, String> hashes) {
        inputs = new TreeMap<>(hashes);
        return this;
    }

    public Given named(String other) {
        name = other;
        return this;
    }

    Given fault(Fault fault) {
        faults.add(fault);
        return this;
    }

    Given fault(String id) {
        faults.add(new Fault(
                HERE,
                id,
                List.of("target"),
                Map.of(),
                new Effect.ServerError(500, Effect.Body.JSON),
                1,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                new Shape.Constant(1)));
        return this;
    }

    /** Script an answer of {@code model} for a purpose. */
    Given answering(String purpose) {
        Map<String, String> when = Map.of("purpose", purpose);
        providers.add(new ProviderScript(
                HERE,
                "model",
                "toy",
                "toy-1",
                Duration.ZERO,
                0,
                0,
                List.of(new ProviderScript.Answer(
                        HERE, when, List.of(), "", ProviderScript.Answer.Form.TEXT, "", MissingNode.getInstance()))));
        return this;
    }

    Given expect(Expectation... wanted) {
        expectations.addAll(List.of(wanted));
        return this;
    }

    public Scenario done() {
        return new Scenario(
                HERE,
                "toy",
                name,
                "a demonstration",
                List.of(),
                SEED,
                1,
                OptionalInt.empty(),
                List.of(),
                List.of(),
                startsAt,
                environment,
                flags,
                actions,
                faults,
                Optional.empty(),
                Duration.ofSeconds(30),
                2_000_000,
                expectations,
                false,
                controls,
                providers,
                inputs);
    }

    public Evidence with(Logs log) {
        return new Evidence(done(), SEED, log.done(), Map.of());
    }

    Evidence with(Logs log, Logs twin, String... without) {
        Map<String, EventLog> twins = Map.of(Evidence.twinName(List.of(without)), twin.done());
        return new Evidence(done(), SEED, log.done(), twins);
    }
}
