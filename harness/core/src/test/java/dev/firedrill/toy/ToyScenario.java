package dev.firedrill.toy;

import dev.firedrill.model.Action;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.Load;
import dev.firedrill.model.Load.RequestTemplate;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Modes;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import dev.firedrill.model.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Build scenarios for the toy system. */
public final class ToyScenario {

    public static final Position HERE = new Position("toy.scenario.json", 1, 1);
    public static final String SWITCH = "TOY_OFF";

    private final List<Turn> turns = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final Map<String, String> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<ProviderScript> providers = new ArrayList<>();
    private final List<FaultTarget> targets =
            new ArrayList<>(List.of(new FaultTarget("flags", FaultTarget.Kind.FLAGS)));
    private final List<Load> loads = new ArrayList<>();
    private Instant startsAt = Scenario.STARTS_AT;
    private @Nullable Duration faultsEnd;
    private int runs = 1;
    private OptionalInt runsMax = OptionalInt.empty();
    private Duration drain = Duration.ofSeconds(30);
    private long eventLimit = 2_000_000;
    private Modes modes = Modes.SIMULATED_ONLY;
    private Control.Source source = Control.Source.FLAGS;

    public static ToyScenario toy() {
        return new ToyScenario().provider("model", Duration.ofMillis(100), 0);
    }

    public ToyScenario constant(double perSecond, Duration length) {
        return load(new Load(
                HERE,
                Load.Arrivals.CONSTANT,
                perSecond,
                length,
                10,
                List.of(new RequestTemplate("ask", 1, "hi", Map.of()))));
    }

    public ToyScenario load(Load other) {
        loads.add(other);
        return this;
    }

    public ToyScenario poisson(double perSecond, Duration length) {
        return load(new Load(
                HERE,
                Load.Arrivals.POISSON,
                perSecond,
                length,
                10,
                List.of(new RequestTemplate("ask", 1, "hi", Map.of()))));
    }

    public ToyScenario turn(String input) {
        turns.add(new Turn(HERE, input));
        return this;
    }

    public ToyScenario turn(Turn turn) {
        turns.add(turn);
        return this;
    }

    public ToyScenario startsAt(Instant at) {
        startsAt = at;
        return this;
    }

    public ToyScenario dialect(String name, String dialect) {
        providers.add(new ProviderScript(HERE, name, dialect, "toy-1", Duration.ofMillis(100), 0, 0, List.of()));
        return this;
    }

    public ToyScenario provider(String name, Duration latency, double spread) {
        providers.add(new ProviderScript(HERE, name, "toy", "toy-1", latency, spread, 0, List.of()));
        return this;
    }

    /** Declare a provider as a target of faults, without playing it. */
    public ToyScenario declares(String provider) {
        return declares(provider, FaultTarget.Kind.PROVIDER);
    }

    public ToyScenario declares(String target, FaultTarget.Kind kind) {
        targets.add(new FaultTarget(target, kind));
        return this;
    }

    public ToyScenario flag(String name, String value) {
        flags.put(name, value);
        return this;
    }

    public ToyScenario environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ToyScenario switchInEnvironment() {
        source = Control.Source.ENVIRONMENT;
        return this;
    }

    public ToyScenario set(String id, Duration at, String control, String value) {
        actions.add(new Action(
                HERE, id, Optional.empty(), at, Action.SET, Map.of("control", control, "value", value), "operator"));
        return this;
    }

    public ToyScenario setAfter(String id, Mark mark, Duration delay, String control, String value) {
        actions.add(new Action(
                HERE,
                id,
                Optional.of(mark),
                delay,
                Action.SET,
                Map.of("control", control, "value", value),
                "operator"));
        return this;
    }

    /** Do something after a mark, without parameters. */
    public ToyScenario orderAfter(String id, Mark mark, Duration delay, String verb) {
        return action(new Action(HERE, id, Optional.of(mark), delay, verb, Map.of(), "operator"));
    }

    public ToyScenario signal(String id, Duration at, String signal, String value, String actor) {
        Map<String, String> parameters = Map.of("signal", signal, "value", value);
        return action(new Action(HERE, id, Optional.empty(), at, Action.SIGNAL, parameters, actor));
    }

    public ToyScenario verify(String id, Duration at, Pattern pattern, Duration within) {
        return verify(id, null, at, pattern, within);
    }

    public ToyScenario verify(String id, @Nullable Mark mark, Duration delay, Pattern pattern, Duration within) {
        return action(new Action(
                HERE,
                id,
                Optional.ofNullable(mark),
                delay,
                Action.VERIFY,
                Map.of(),
                Optional.of(pattern),
                within,
                false,
                "operator"));
    }

    public ToyScenario action(Action action) {
        actions.add(action);
        return this;
    }

    public ToyScenario order(String id, Duration at, String verb) {
        actions.add(new Action(HERE, id, Optional.empty(), at, verb, Map.of(), "operator"));
        return this;
    }

    public ToyScenario fault(String id, String on, Effect effect, Duration from, @Nullable Duration until) {
        return fault(id, on, Map.of(), effect, 1, from, until, Duration.ZERO, new Shape.Constant(1));
    }

    public ToyScenario fault(
            String id,
            String on,
            Map<String, String> where,
            Effect effect,
            double probability,
            Duration from,
            @Nullable Duration until,
            Duration jitter,
            Shape shape) {
        return fault(new Fault(
                HERE,
                id,
                List.of(on),
                where,
                effect,
                probability,
                Optional.empty(),
                from,
                Optional.ofNullable(until),
                jitter,
                shape));
    }

    public ToyScenario faultAfter(
            String id, String on, Effect effect, Mark mark, Duration from, @Nullable Duration until) {
        return fault(new Fault(
                HERE,
                id,
                List.of(on),
                Map.of(),
                effect,
                1,
                Optional.of(mark),
                from,
                Optional.ofNullable(until),
                Duration.ZERO,
                new Shape.Constant(1)));
    }

    public ToyScenario fault(Fault fault) {
        faults.add(fault);
        return this;
    }

    public ToyScenario faultsEnd(Duration at) {
        faultsEnd = at;
        return this;
    }

    /** Let it run for real, with this service. */
    public ToyScenario live(LiveSystem service) {
        modes = new Modes(Optional.empty(), Optional.empty(), Optional.of(service), OptionalDouble.empty());
        return this;
    }

    public ToyScenario runs(int wanted, int atMost) {
        runs = wanted;
        runsMax = OptionalInt.of(atMost);
        return this;
    }

    public ToyScenario drain(Duration length) {
        drain = length;
        return this;
    }

    public ToyScenario eventLimit(long limit) {
        eventLimit = limit;
        return this;
    }

    public ToyScenario expect(Expectation expectation) {
        expectations.add(expectation);
        return this;
    }

    public Scenario build() {
        return new Scenario(
                HERE,
                "toy",
                "drill",
                "",
                List.of(),
                1,
                runs,
                runsMax,
                turns,
                loads,
                startsAt,
                environment,
                flags,
                actions,
                faults,
                Optional.ofNullable(faultsEnd),
                drain,
                eventLimit,
                expectations,
                false,
                controls(),
                providers,
                new TreeMap<>(),
                modes);
    }

    private Controls controls() {
        return new Controls(
                HERE,
                "toy",
                List.of(
                        new Controls.Route("NEW", Controls.Route.Role.FEATURE, List.of(SWITCH)),
                        new Controls.Route("OLD", Controls.Route.Role.SAFE, List.of())),
                List.of(new Control(SWITCH, "0", "1", Set.of("1"), Set.of(), source, Duration.ofSeconds(1))),
                List.of(new Controls.ActionDeclaration("poke", List.of())),
                targets,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new Controls.Reason("SWITCHED_OFF", true), new Controls.Reason("MODEL_DOWN", false)),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
