package dev.firedrill.clients;

import static java.util.Objects.requireNonNull;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Controls;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Turn;
import dev.firedrill.random.Draws;
import dev.firedrill.simulated.Pulse;
import dev.firedrill.simulated.SimulatedWorld;
import dev.firedrill.timeline.Expansion;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BlockingSite;
import dev.firedrill.world.BlockingSystem;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Let one user ask once through one client, in a world of its own, with one failure. */
final class VirtualDrill {

    private static final Duration LONGER_THAN_ANY_CLIENT_WAITS = Duration.ofHours(24);

    private VirtualDrill() {}

    static Observed run(Row row, ClientKind client) {
        Scenario scenario = scenario(row, client);
        User user = new User(client);
        EventLog log = SimulatedWorld.execute(new SimulatedWorld.Setup(
                scenario,
                Expansion.of(scenario, scenario.seed()),
                "",
                () -> BlockingSystem.adapted(user),
                new FaultPlan(scenario.seed(), scenario.faults()),
                (script, draws) -> backend(row, script, draws),
                0,
                new Pulse()));
        Observed observed = user.observed(log.all(Event.ProviderCalled.class).size());
        requireThatAHangIsNoCrash(observed, log);
        return observed;
    }

    /** A call that never ends leaves a world in which nothing is left to happen, and nothing broke. */
    private static void requireThatAHangIsNoCrash(Observed observed, EventLog log) {
        for (Event.LifecycleChanged it : log.all(Event.LifecycleChanged.class)) {
            if (it.change().equals("crashed")) {
                throw new IllegalStateException("the client crashed: " + it.detail());
            }
        }
        String reason = log.all(Event.RunEnded.class).get(0).reason();
        if (observed.ending().isHang() != reason.equals("stuck")) {
            throw new IllegalStateException("found '%s' at a run that ended '%s'".formatted(observed.text(), reason));
        }
    }

    private static Backend backend(Row row, ProviderScript script, Draws draws) {
        Backend backend = Backends.memory(script, draws);
        return (call, facts, hit) -> row.changed(backend.plan(call, facts, hit));
    }

    private static Scenario scenario(Row row, ClientKind client) {
        return new Scenario(
                Script.HERE,
                "clients",
                client.name(),
                "",
                List.of(),
                1,
                1,
                OptionalInt.of(1),
                List.of(new Turn(Script.HERE, Script.QUESTION)),
                List.of(),
                Scenario.STARTS_AT,
                Map.of(),
                Map.of(),
                List.of(),
                row.faults(client),
                Optional.empty(),
                LONGER_THAN_ANY_CLIENT_WAITS,
                10_000,
                List.of(),
                false,
                controls(),
                List.of(Script.of(client.dialect())),
                new TreeMap<>());
    }

    private static Controls controls() {
        return new Controls(
                Script.HERE,
                "clients",
                List.of(),
                List.of(),
                List.of(),
                List.of(new FaultTarget(Script.PROVIDER, FaultTarget.Kind.PROVIDER)),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Ask once and remember what came back; what never comes back is a hang. */
    private static final class User implements BlockingSystem {

        private final ClientKind client;
        private @Nullable VirtualCalls calls;
        private @Nullable Observed observed;
        private @Nullable Throwable broken;

        User(ClientKind client) {
            this.client = client;
        }

        @Override
        public void start(BlockingSite site) {
            calls = new VirtualCalls(site);
        }

        @Override
        public Response handle(Request request) {
            VirtualCalls through = requireNonNull(calls);
            long begun = through.elapsed();
            try {
                Ending ending = new Conversations(new VirtualAccess(through)).ask(client);
                observed = new Observed(0, (through.elapsed() - begun) / 1e9, ending, outlasted(begun, ending));
            } catch (Exception | LinkageError | AssertionError e) {
                broken = e;
            }
            return new Response("ok", "");
        }

        /** Tell whether an answer came after its timeout, which only our saying makes the HTTP client allow. */
        private boolean outlasted(long begun, Ending ending) {
            return ending.result().startsWith("ok")
                    && requireNonNull(calls).elapsed() - begun > Access.TIMEOUT.toNanos()
                    && client.isLangchain();
        }

        Observed observed(int attempts) {
            if (broken != null) {
                throw new IllegalStateException("the client could not be asked", broken);
            }
            VirtualCalls through = requireNonNull(calls);
            Observed seen = observed;
            return seen == null
                    ? new Observed(attempts, Double.NaN, Ending.hang(0), through.isOpen())
                    : new Observed(
                            attempts,
                            seen.seconds(),
                            seen.ending(),
                            seen.emulated() || through.emulated().happened());
        }

        @Override
        public Outcome act(Order order) {
            return Outcome.ok();
        }

        @Override
        public void stop() {}
    }
}
