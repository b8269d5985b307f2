package dev.firedrill.live.probe;

import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BackendServer;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.CallLedger;
import dev.firedrill.world.Interference;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Segment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Plays the provider of a probe, in all its dialects at once and with one trouble at a time, and notes who calls. */
final class StubProvider implements AutoCloseable {

    private static final String TRANSPORT = "memory";
    private static final Position HERE = new Position("(probe)", 1, 1);
    private static final Duration QUIET = Duration.ofMillis(250);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(2);
    private static final long LOOK = 20;

    private final long start = System.nanoTime();
    private final Map<Dialect, Backend> backends = new EnumMap<>(Dialect.class);
    private final Noted noted = new Noted();
    private final Serving serving;
    private volatile Trouble trouble = Troubles.HEALTHY;
    private volatile long stallsUntil;

    StubProvider(int port) throws IOException {
        for (Dialect dialect : Dialect.values()) {
            backends.put(dialect, backend(script(dialect, dialect.path())));
        }
        List<Served> served = Arrays.stream(Dialect.values())
                .map(base -> new Served(base.path(), (call, facts, hit) -> {
                    Backend spoken = backend(Dialect.at(base, call.path()));
                    return bounded(spoken.plan(call, facts, hit));
                }))
                .toList();
        serving = server().serve(new BackendServer.Setup(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                served,
                (target, touch) -> hit(target),
                this::now,
                noted,
                Limits.DEFAULT));
    }

    static ProviderScript script(Dialect dialect, String name) {
        return dialect == Dialect.GENERIC ? Script.generic(name) : Script.chat(name, dialect.word());
    }

    private Backend backend(Dialect dialect) {
        Backend found = backends.get(dialect);
        if (found == null) {
            throw new IllegalStateException("no backend for " + dialect);
        }
        return found;
    }

    private static Backend backend(ProviderScript script) {
        return ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.transport().equals(TRANSPORT) && it.speaks(script.dialect()))
                .findFirst()
                .orElseThrow(StubProvider::missing)
                .open(script, Draws.of(1, "provider").stream(script.name()));
    }

    private static BackendServer server() {
        return ServiceLoader.load(BackendServer.class).findFirst().orElseThrow(StubProvider::missing);
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("expected firedrill-backends on the class path, found nothing of it");
    }

    private Optional<Interference.Hit> hit(String target) {
        Trouble now = trouble;
        return now.effect()
                .map(effect -> new Interference.Hit(
                        new Fault(
                                HERE,
                                now.id(),
                                List.of(target),
                                Map.of(),
                                effect,
                                1,
                                Optional.empty(),
                                Duration.ZERO,
                                Optional.empty(),
                                Duration.ZERO,
                                new Shape.Constant(1)),
                        0));
    }

    // Problem:  who waits for a provider that is silent for ever would still wait when the next request is asked.
    // Decision: it is silent until its user has given up, and then resets the connection.
    private WirePlan bounded(WirePlan plan) {
        List<Segment> segments = new ArrayList<>(plan.segments());
        int last = segments.size() - 1;
        if (!(segments.get(last) instanceof WirePlan.Stall)) {
            return plan;
        }
        segments.set(last, new WirePlan.Delay(Math.max(0, stallsUntil - now())));
        segments.add(new WirePlan.End(WirePlan.End.How.RST));
        return new WirePlan(segments, plan.whole(), plan.scripted(), plan.spared(), plan.reason());
    }

    /** Give the base of all addresses, without a slash at its end. */
    String root() {
        return "http://" + host();
    }

    /** Give host and port, by which a user would know it. */
    String host() {
        return "127.0.0.1:" + serving.at().getPort();
    }

    /** Give nanoseconds since it listens. */
    long now() {
        return System.nanoTime() - start;
    }

    /** Be in trouble from now on, for one request; forget the calls so far. */
    void begin(Trouble next, long request, Duration silence) {
        noted.forget(request);
        stallsUntil = now() + silence.toNanos();
        trouble = next;
    }

    /** Be healthy again, and return when nobody calls any more, or soon. */
    void drain() throws InterruptedException {
        trouble = Troubles.HEALTHY;
        long until = now() + LONGEST_DRAIN.toNanos();
        while (now() < until && !noted.isQuiet(now() - QUIET.toNanos())) {
            Thread.sleep(LOOK);
        }
    }

    /** Give the calls since it was last told to begin. */
    List<CallLedger.Call> calls() {
        return noted.calls();
    }

    @Override
    public void close() {
        serving.close();
    }

    /** Notes the calls of one request, as far as calls say for which one they are. */
    private static final class Noted implements CallLedger {

        private final List<Call> calls = new ArrayList<>();
        private long request;
        private int open;
        private long last;

        synchronized void forget(long next) {
            calls.clear();
            request = next;
        }

        synchronized List<Call> calls() {
            return List.copyOf(calls);
        }

        synchronized boolean isQuiet(long since) {
            return open == 0 && last <= since;
        }

        @Override
        public synchronized void planned(Call call) {
            open++;
            last = Math.max(last, call.time());
            boolean ofAnother = call.attributed() && request > 0 && call.facts().request() != request;
            if (!ofAnother) {
                calls.add(call);
            }
        }

        @Override
        public synchronized void ended(Call call, Outcome outcome, long time, CallLedger.Sent sent) {
            open--;
            last = Math.max(last, time);
        }
    }
}
