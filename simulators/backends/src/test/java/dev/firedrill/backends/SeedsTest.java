package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.text;
import static dev.firedrill.backends.Samples.variant;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.backends.DecisionRecorder.Decision;
import dev.firedrill.backends.socket.SocketServer;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Shape;
import dev.firedrill.timeline.Timeline.Arrival;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.CallLedger;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import dev.firedrill.world.WirePlan.Stall;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thousand seeds through all transports: a simulated world over memory, the same world over WireMock's handler, and a
 * client that calls a real server one call after the other.
 *
 * <p>Compared is each decision whole: what the fault plan was asked, and the plan with its delays, its stall and its reason.
 * The worlds find their times by simulating; the clock of the server is moved by hand to the arrivals of the same timeline.
 * What is sent over the socket is the plan without its waits, or a thousand seeds would take days of real time: that delays,
 * stalls and their ends are kept to is shown by {@code WireTest}. All else of the plan must reach the client.
 *
 * <p>Each request makes one call. To a server a retry is a request of its own, with an ordinal of its own, so the draws of
 * a client that retries differ from those of a world that knows for which request it does.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SeedsTest {

    private static final int SEEDS = 1_000;
    private static final double RARELY = 0.03;

    /** Every failure of the catalogue, and before them some that come by ordinal, quota, outage or for some calls only. */
    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        faults.add(fault("third", new Effect.Overloaded(), 1, Map.of(), new Shape.Nth(List.of(3, 11))));
        faults.add(fault("page", new Effect.Utf8Split(), 0.3, Map.of("kind", "page"), new Shape.Constant(1)));
        faults.add(fault("user", new Effect.Stall(1), 0.3, Map.of("user", "user-2"), new Shape.Constant(1)));
        faults.add(fault("ranked", new Effect.UnknownEvent(), 0.3, Map.of("purpose", "rank"), new Shape.Constant(1)));
        faults.add(fault(
                "outage",
                new Effect.Empty(),
                0.5,
                Map.of(),
                new Shape.Poisson(ofSeconds(5), ofSeconds(2), Duration.ZERO, Duration.ZERO)));
        faults.add(fault("quota", new Effect.Quota(3, ofSeconds(4)), 0.5, Map.of(), new Shape.Constant(1)));
        for (Catalogue.Row row : Catalogue.rows()) {
            faults.add(fault("row-" + faults.size(), row.effect(), RARELY, Map.of(), new Shape.Constant(1)));
        }
        return faults;
    }

    private static Fault fault(String id, Effect effect, double probability, Map<String, String> where, Shape shape) {
        return new Fault(
                SeedWorld.HERE,
                id,
                List.of(SeedWorld.PROVIDER),
                where,
                effect,
                probability,
                Optional.empty(),
                ofMillis(200),
                Optional.empty(),
                ofMillis(900),
                shape);
    }

    private static List<SeedWorld> worlds() {
        List<Fault> faults = faults();
        return Dialect.NAMES.stream()
                .map(dialect -> new SeedWorld(scripted(dialect), faults))
                .toList();
    }

    /** Requests of kind {@code odd} fit no answer. */
    private static ProviderScript scripted(String dialect) {
        return script(
                dialect,
                ofMillis(800),
                0.35,
                5,
                text(Map.of("kind", "turn"), List.of("glade"), "Two \u00e9 eyes, ${input}"),
                text(Map.of("kind", "page"), List.of(), "Again for ${request}: \u4e2d\ud83e\udd8a \" \\ \n"),
                variant("worse", "Again."));
    }

    @Test
    void giveTheSamePlansWithTheSameReasonsInAllTransports() throws IOException {
        List<SeedWorld> worlds = worlds();
        WireMockStubs stubs = new WireMockStubs();
        Set<FaultKind> struck = EnumSet.noneOf(FaultKind.class);
        try (Sockets sockets = new Sockets(worlds)) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                SeedWorld world = world(worlds, seed);
                List<Decision> memory = world.simulated(seed, engine -> engine);
                List<Decision> wiremock = world.simulated(seed, engine -> new WireMockBackend(engine, stubs));
                List<Decision> overSockets = sockets.decisions(world, seed);

                assertThat(memory).as("seed %d", seed).hasSizeGreaterThan(5);
                assertThat(wiremock).as("seed %d", seed).isEqualTo(memory);
                assertThat(overSockets).as("seed %d", seed).isEqualTo(memory);
                memory.forEach(it -> it.struck().ifPresent(struck::add));
            }
            assertThat(sockets.caller.connections()).isLessThan(sockets.calls);
        }
        assertThat(struck)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FaultKind.values())
                        .filter(it -> it.strikes() == FaultTarget.Kind.PROVIDER)
                        .toList());
    }

    private static SeedWorld world(List<SeedWorld> worlds, long seed) {
        return worlds.get((int) (seed % worlds.size()));
    }

    /** One server with a backend of its own for each seed, so that each counts its calls from 1, and one client. */
    private static final class Sockets implements AutoCloseable {

        private final AtomicLong clock = new AtomicLong();
        private final Map<String, DecisionRecorder> recorders = new HashMap<>();
        private final Serving serving;
        private final Caller caller;
        private volatile CallLedger.@Nullable Call newest;
        private int calls;

        Sockets(List<SeedWorld> worlds) throws IOException {
            List<Served> served = new ArrayList<>();
            for (long seed = 1; seed <= SEEDS; seed++) {
                SeedWorld world = world(worlds, seed);
                DecisionRecorder recorder = world.opened(seed);
                Backend backend = recorder.over(world.backend(seed));
                recorders.put(name(seed), recorder);
                served.add(new Served(name(seed), (call, facts, hit) -> withoutWaits(backend.plan(call, facts, hit))));
            }
            serving = new SocketServer()
                    .serve(new Setup(
                            new InetSocketAddress("127.0.0.1", 0),
                            served,
                            (target, touch) -> recorder(target).touching(SeedWorld.PROVIDER, touch),
                            clock::get,
                            new CallLedger() {
                                @Override
                                public void planned(Call call) {
                                    newest = call;
                                }
                            },
                            Limits.DEFAULT));
            caller = new Caller(serving.at());
        }

        private static String name(long seed) {
            return "seed-" + seed;
        }

        private DecisionRecorder recorder(String name) {
            return Optional.ofNullable(recorders.get(name)).orElseThrow();
        }

        List<Decision> decisions(SeedWorld world, long seed) throws IOException {
            DecisionRecorder recorder = recorder(name(seed));
            for (Arrival arrival : world.timeline(seed).arrivals()) {
                clock.set(arrival.time());
                Caller.Answer answer = caller.post(
                        "/" + name(seed) + SeedWorld.PATH,
                        SeedWorld.body(arrival.request()),
                        "x-firedrill-purpose: " + SeedWorld.purpose(arrival.request()),
                        "x-firedrill-kind: " + arrival.request().kind(),
                        "x-firedrill-user: " + arrival.request().user());
                calls++;
                assertThat(newest).isEqualTo(entry(name(seed), recorder.newest(), newest));
                assertCarriedOut(recorder.newest().plan(), answer);
            }
            return recorder.decisions();
        }

        /** Give what the ledger must have heard of a decision. */
        private static CallLedger.Call entry(String name, Decision decision, CallLedger.@Nullable Call heard) {
            return new CallLedger.Call(
                    name,
                    decision.touch().ordinal(),
                    decision.touch().now(),
                    Objects.requireNonNull(heard).call(),
                    decision.facts(),
                    withoutWaits(decision.plan()),
                    false);
        }

        @Override
        public void close() throws IOException {
            caller.close();
            serving.close();
        }
    }

    private static WirePlan withoutWaits(WirePlan plan) {
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : plan.segments()) {
            if (segment instanceof Stall) {
                segments.add(new End(End.How.FIN));
            } else if (!(segment instanceof Delay)) {
                segments.add(segment);
            }
        }
        return new WirePlan(segments, plan.whole(), plan.scripted(), plan.reason());
    }

    /** What was on its way when a connection is reset may be lost with it. */
    private static void assertCarriedOut(WirePlan plan, Caller.Answer answer) {
        Optional<Head> head = plan.segments().stream()
                .filter(Head.class::isInstance)
                .map(Head.class::cast)
                .findFirst();
        Segment last = Samples.last(plan);
        assertThat(answer.complete()).as(plan.reason()).isEqualTo(last.equals(new End(End.How.CLEAN)));
        if (last.equals(new End(End.How.RST))) {
            assertThat(Samples.bytes(plan)).as(plan.reason()).startsWith(answer.body());
        } else {
            assertThat(answer.status())
                    .as(plan.reason())
                    .isEqualTo(head.map(Head::status).orElse(0));
            assertThat(answer.headers())
                    .containsAllEntriesOf(head.map(Head::headers).orElse(Map.of()));
            assertThat(answer.body()).as(plan.reason()).isEqualTo(Samples.bytes(plan));
        }
    }
}
