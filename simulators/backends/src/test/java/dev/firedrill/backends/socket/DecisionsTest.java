package dev.firedrill.backends.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.model.ProviderScript.Answer.Form;
import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Touch;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final Position HERE = new Position("llm.provider.json", 1, 1);
    private static final String PATH = "/v1/chat/completions";
    private static final int CALLS = 24;
    private static final int THREADS = 64;
    private static final int CALLS_OF_A_THREAD = 1_000;
    private static final long STEP = Duration.ofMillis(700).toNanos();

    private static final ProviderScript SCRIPT = new ProviderScript(
            HERE,
            "llm",
            "openai-chat",
            "gpt-4.1-mini",
            Duration.ofMillis(2),
            0.4,
            0,
            List.of(new Answer(
                    HERE, Map.of(), List.of(), "", Form.TEXT, "Two amber eyes, é.", MissingNode.getInstance())));

    private static final List<Fault> FAULTS = List.of(
            fault("third", new Effect.Overloaded(), 1, new Shape.Nth(List.of(3, 11))),
            fault("quota", new Effect.Quota(3, Duration.ofSeconds(4)), 0.8, new Shape.Constant(1)),
            fault("some", new Effect.ServerError(503, Effect.Body.JSON), 0.3, new Shape.Constant(1)),
            fault(
                    "outage",
                    new Effect.Empty(),
                    0.9,
                    new Shape.Poisson(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ZERO, Duration.ZERO)));

    private static Fault fault(String id, Effect effect, double probability, Shape shape) {
        return new Fault(
                HERE,
                id,
                List.of("llm"),
                Map.of(),
                effect,
                probability,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                shape);
    }

    @Test
    void areThoseOfTheMemoryTransportForAThousandSeeds() {
        for (long seed = 1; seed <= 1_000; seed++) {
            AtomicLong clock = new AtomicLong();
            Desk desk = new Desk(new Served("llm", backend("memory", seed)), interference(seed), clock::get);
            List<WirePlan> decided = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                decided.add(desk.decide(request(i), PATH).plan());
                clock.addAndGet(STEP);
            }
            assertThat(decided).as("seed %d", seed).isEqualTo(memory(seed));
        }
    }

    @Test
    void areThoseOfTheMemoryTransportThroughWireMockAndSockets() throws IOException {
        for (long seed = 1; seed <= 12; seed++) {
            assertThat(overSockets(seed, backend("wiremock", seed)))
                    .as("seed %d", seed)
                    .isEqualTo(memory(seed));
        }
    }

    /** What the memory transport plans for a client that calls one time after the other. */
    private static List<WirePlan> memory(long seed) {
        Backend backend = backend("memory", seed);
        Interference interference = interference(seed);
        List<WirePlan> plans = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int attempt = attempt(i);
            Touch touch = new Touch(i * STEP, i + 1L, "", "", "call", attempt, i + 1L);
            plans.add(backend.plan(
                    new ProviderCall("call", PATH, body(i), Duration.ofSeconds(30)),
                    new Facts(i + 1L, "", "", attempt),
                    interference.touching("llm", touch).orElse(null)));
        }
        return plans;
    }

    private static List<WirePlan> overSockets(long seed, Backend backend) throws IOException {
        AtomicLong clock = new AtomicLong();
        Heard heard = new Heard();
        Setup setup = new Setup(
                new InetSocketAddress("127.0.0.1", 0),
                List.of(new Served("llm", backend)),
                interference(seed),
                clock::get,
                heard,
                Limits.DEFAULT);
        try (Serving serving = new SocketServer().serve(setup)) {
            for (int i = 0; i < CALLS; i++) {
                try (Client client = new Client(serving.at())) {
                    client.post(PATH, body(i), "connection: close", "x-stainless-retry-count: " + (attempt(i) - 1))
                            .rest();
                }
                clock.addAndGet(STEP);
            }
        }
        return heard.planned.stream().map(Call::plan).toList();
    }

    private static HttpRequest request(int i) {
        Map<String, String> headers = Map.of("x-stainless-retry-count", Integer.toString(attempt(i) - 1));
        return new HttpRequest("POST", PATH, headers, body(i), true, true);
    }

    private static int attempt(int i) {
        return i % 3 + 1;
    }

    private static String body(int i) {
        return "{\"model\":\"gpt-4.1-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"call " + i + "\"}]}";
    }

    @Test
    void areNeitherLostNorDoubledAmongManyThreads() throws Exception {
        AtomicLong clock = new AtomicLong();
        Desk desk = new Desk(new Served("llm", backend("memory", 1)), nth(), clock::incrementAndGet);
        List<Call> calls = calls(desk);

        int all = THREADS * CALLS_OF_A_THREAD;
        assertThat(calls.stream().mapToLong(Call::ordinal).sorted().toArray())
                .isEqualTo(LongStream.rangeClosed(1, all).toArray());
        assertThat(calls).allSatisfy(it -> assertThat(it.time()).isEqualTo(it.ordinal()));
        assertThat(calls.stream()
                        .filter(it -> it.plan().reason().contains("'exactly'"))
                        .mapToLong(Call::ordinal)
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.rangeClosed(1, all / 1_000)
                        .mapToLong(it -> it * 1_000L)
                        .toArray());
    }

    private static Interference nth() {
        List<Integer> thousands =
                IntStream.rangeClosed(1, THREADS).map(it -> it * 1_000).boxed().toList();
        return opened(1, List.of(fault("exactly", new Effect.Overloaded(), 1, new Shape.Nth(thousands))));
    }

    private static List<Call> calls(Desk desk) throws Exception {
        Callable<List<Call>> caller = () -> IntStream.range(0, CALLS_OF_A_THREAD)
                .mapToObj(it -> desk.decide(request(0), PATH))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Call> calls = new ArrayList<>();
            for (Future<List<Call>> of : threads.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(it -> caller).toList(), 120, TimeUnit.SECONDS)) {
                calls.addAll(of.get());
            }
            return calls;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Interference interference(long seed) {
        return opened(seed, FAULTS);
    }

    private static Interference opened(long seed, List<Fault> faults) {
        FaultPlan plan = new FaultPlan(seed, faults);
        faults.forEach(it -> plan.open(it, 0, Long.MAX_VALUE));
        return plan;
    }

    private static Backend backend(String transport, long seed) {
        return ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.transport().equals(transport))
                .findFirst()
                .orElseThrow()
                .open(SCRIPT, Draws.of(seed, "provider").stream("llm"));
    }
}
