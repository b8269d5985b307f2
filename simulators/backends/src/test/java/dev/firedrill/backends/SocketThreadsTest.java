package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.text;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.backends.Caller.Answer;
import dev.firedrill.backends.socket.SocketServer;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.CallLedger;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 64 clients call one server a thousand times each, at once, on connections that they keep. Each call has a key. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SocketThreadsTest {

    private static final int THREADS = 64;
    private static final int CALLS = 1_000;
    private static final int ALL = THREADS * CALLS;
    private static final int QUOTA = 40_000;
    private static final String PATH = "/v1/chat/completions";
    private static final ProviderScript SCRIPT = script("openai-chat", text("You are ${input}."));

    private static final Ledger LEDGER = new Ledger();
    private static final List<String> MISMATCHES = new ArrayList<>();
    private static int connections;

    /** Keep every entry, and the plan of each key. */
    private static final class Ledger implements CallLedger {

        private final Queue<Call> planned = new ConcurrentLinkedQueue<>();
        private final Queue<String> ended = new ConcurrentLinkedQueue<>();
        private final ConcurrentMap<String, WirePlan> plans = new ConcurrentHashMap<>();

        @Override
        public void planned(Call call) {
            planned.add(call);
            plans.put(call.facts().user(), call.plan());
        }

        @Override
        public void ended(Call call, Outcome outcome, long time, Sent sent) {
            ended.add(call.facts().user() + " " + outcome);
        }
    }

    /** A thousandth, and then every fifth or so, gets an error; some lose their connection; the rest meets a quota. */
    private static FaultPlan faults() {
        List<Integer> thousands =
                IntStream.rangeClosed(1, THREADS).map(it -> it * 1_000).boxed().toList();
        List<Fault> faults = List.of(
                fault("exactly", new Effect.Overloaded(), 1, new Shape.Nth(thousands)),
                fault("some", new Effect.ServerError(503, Effect.Body.JSON), 0.2, new Shape.Constant(1)),
                fault("gone", new Effect.Empty(), 0.002, new Shape.Constant(1)),
                fault("quota", new Effect.Quota(QUOTA, Duration.ofHours(1)), 1, new Shape.Constant(1)));
        FaultPlan plan = new FaultPlan(1, faults);
        faults.forEach(it -> plan.open(it, 0, Long.MAX_VALUE));
        return plan;
    }

    private static Fault fault(String id, Effect effect, double probability, Shape shape) {
        return new Fault(
                SeedWorld.HERE,
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

    @BeforeAll
    static void callAllAtOnce() throws Exception {
        Setup setup = new Setup(
                new InetSocketAddress("127.0.0.1", 0),
                List.of(new Served("llm", new FaultEngine(SCRIPT, Draws.of(1, "provider")))),
                faults(),
                () -> 0,
                LEDGER,
                Limits.DEFAULT);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Serving serving = new SocketServer().serve(setup)) {
            List<Callable<Integer>> callers = IntStream.range(0, THREADS)
                    .<Callable<Integer>>mapToObj(thread -> () -> call(serving.at(), thread))
                    .toList();
            for (Future<Integer> opened : threads.invokeAll(callers, 100, TimeUnit.SECONDS)) {
                connections += opened.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Call a thousand times; tells how many connections that took. */
    private static int call(InetSocketAddress server, int thread) throws IOException {
        try (Caller caller = new Caller(server)) {
            for (int i = 0; i < CALLS; i++) {
                String key = key(thread, i);
                compare(key, caller.post(PATH, body(key), "x-firedrill-user: " + key));
            }
            return caller.connections();
        }
    }

    private static String key(int thread, int call) {
        return thread + "-" + call;
    }

    private static String body(String key) {
        return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + key + "\"}]}";
    }

    private static void compare(String key, Answer answer) {
        WirePlan plan = LEDGER.plans.get(key);
        if (plan == null
                || !isOf(plan, answer)
                || (answer.status() == 200 && !answer.text().contains("You are " + key + "."))) {
            synchronized (MISMATCHES) {
                MISMATCHES.add("%s was answered %s, planned was %s".formatted(key, answer, plan));
            }
        }
    }

    private static boolean isOf(WirePlan plan, Answer answer) {
        int status = plan.segments().stream().anyMatch(Head.class::isInstance) ? Samples.status(plan) : 0;
        return answer.status() == status
                && answer.complete() == endsClean(plan)
                && Arrays.equals(answer.body(), Samples.bytes(plan));
    }

    private static boolean endsClean(WirePlan plan) {
        return Samples.last(plan).equals(new End(End.How.CLEAN));
    }

    @Test
    void eachKeyStandsInTheLedgerOnce() {
        assertThat(LEDGER.planned).hasSize(ALL);
        assertThat(LEDGER.planned.stream().map(it -> it.facts().user()).sorted())
                .containsExactlyElementsOf(keys());
    }

    @Test
    void eachOrdinalIsGivenOnce() {
        assertThat(LEDGER.planned.stream()
                        .mapToLong(CallLedger.Call::ordinal)
                        .sorted()
                        .toArray())
                .isEqualTo(LongStream.rangeClosed(1, ALL).toArray());
    }

    @Test
    void eachKeyEndsOnceAndAsPlanned() {
        assertThat(LEDGER.ended.stream().sorted())
                .containsExactlyElementsOf(keys().stream()
                        .map(key -> key + (endsClean(plan(key)) ? " COMPLETED" : " CUT"))
                        .sorted()
                        .toList());
    }

    private static List<String> keys() {
        return IntStream.range(0, ALL)
                .mapToObj(it -> key(it / CALLS, it % CALLS))
                .sorted()
                .toList();
    }

    private static WirePlan plan(String key) {
        return Optional.ofNullable(LEDGER.plans.get(key)).orElseThrow();
    }

    @Test
    void eachClientHearsWhatWasPlannedForItsKey() {
        assertThat(MISMATCHES).isEmpty();
    }

    /** A decision that is lost or doubled would move these: an ordinal met, or a place of the quota taken. */
    @Test
    void eachDecisionCountsOnce() {
        Map<String, Long> decided =
                LEDGER.plans.values().stream().collect(groupingBy(SocketThreadsTest::decision, counting()));

        assertThat(LEDGER.planned.stream()
                        .filter(it -> decision(it.plan()).equals("exactly"))
                        .mapToLong(CallLedger.Call::ordinal)
                        .sorted()
                        .toArray())
                .isEqualTo(
                        LongStream.rangeClosed(1, THREADS).map(it -> it * 1_000).toArray());
        assertThat(decided).containsEntry("exactly", (long) THREADS).containsEntry("", (long) QUOTA);
        assertThat(decided).containsOnlyKeys("", "exactly", "some", "gone", "quota");
    }

    /** Give the fault that decided, "" for none. */
    private static String decision(WirePlan plan) {
        String prefix = "fault '";
        String reason = plan.reason();
        return reason.startsWith(prefix)
                ? reason.substring(prefix.length(), reason.indexOf('\'', prefix.length()))
                : "";
    }

    @Test
    void aConnectionIsKeptUntilAPlanEndsIt() {
        long ended = LEDGER.plans.values().stream().filter(it -> !endsClean(it)).count();

        assertThat(ended).isPositive();
        assertThat((long) connections).isBetween(ended, ended + THREADS);
    }
}
