package dev.firedrill.backends.socket;

import static dev.firedrill.backends.socket.Plans.bytes;
import static dev.firedrill.backends.socket.Plans.end;
import static dev.firedrill.backends.socket.Plans.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.Interference;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.End.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many threads ask one desk without the pauses of sockets between; {@code SocketThreadsTest} is the same with them. */
class DecisionsTest {

    private static final int THREADS = 64;
    private static final int CALLS_OF_A_THREAD = 1_000;
    private static final HttpRequest REQUEST = new HttpRequest("POST", "/v1", Map.of(), "{}", true, true);
    private static final Backend BACKEND = (call, facts, hit) -> new WirePlan(
            List.of(plain(2), bytes("{}"), end(How.CLEAN)),
            true,
            hit == null ? "usual" : hit.fault().id());

    @Test
    void takeOrdinalTimeAndFaultInOneStepAmongManyThreads() throws Exception {
        AtomicLong clock = new AtomicLong();
        Desk desk = new Desk(new Served("llm", BACKEND), everyThousandth(), clock::incrementAndGet);
        List<Call> calls = calls(desk);

        int all = THREADS * CALLS_OF_A_THREAD;
        assertThat(calls.stream().mapToLong(Call::ordinal).sorted().toArray())
                .isEqualTo(LongStream.rangeClosed(1, all).toArray());
        assertThat(calls).allMatch(it -> it.time() == it.ordinal());
        assertThat(calls)
                .allMatch(it -> it.plan().reason().equals("exactly") == (it.ordinal() % CALLS_OF_A_THREAD == 0));
    }

    private static Interference everyThousandth() {
        List<Integer> thousands = IntStream.rangeClosed(1, THREADS)
                .map(it -> it * CALLS_OF_A_THREAD)
                .boxed()
                .toList();
        Fault fault = new Fault(
                new Position("llm.faults.json", 1, 1),
                "exactly",
                List.of("llm"),
                Map.of(),
                new Effect.Overloaded(),
                1,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                new Shape.Nth(thousands));
        FaultPlan plan = new FaultPlan(1, List.of(fault));
        plan.open(fault, 0, Long.MAX_VALUE);
        return plan;
    }

    private static List<Call> calls(Desk desk) throws Exception {
        Callable<List<Call>> caller = () -> {
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < CALLS_OF_A_THREAD; i++) {
                calls.add(desk.decide(REQUEST, "/v1"));
            }
            return calls;
        };
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
}
