package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.status;
import static dev.firedrill.backends.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import dev.firedrill.world.WirePlan;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 64 threads ask one backend and one plan of faults a thousand times each. */
class ThreadsTest {

    private static final int THREADS = 64;
    private static final int CALLS = 1_000;
    private static final ProviderScript SCRIPT =
            script("openai-chat", Duration.ofMillis(800), 0.35, text("call ${request}"));

    @Test
    void letThroughWhatAQuotaAllowsAndNoCallMore() throws Exception {
        FaultPlan faults = plan(fault(new Effect.Quota(12_345, Duration.ofHours(1)), new Shape.Constant(1)));

        assertThat(statuses(faults, engine(SCRIPT)))
                .isEqualTo(Map.of(200, 12_345L, 429, (long) THREADS * CALLS - 12_345));
    }

    @Test
    void hitEachNamedOrdinalOnce() throws Exception {
        Shape.Nth nth = new Shape.Nth(List.of(1, 2, 777, 32_000, 64_000, 64_001));
        FaultPlan faults = plan(fault(new Effect.Overloaded(), nth));

        assertThat(statuses(faults, new WireMockBackend(engine(SCRIPT), new WireMockStubs())))
                .isEqualTo(Map.of(200, (long) THREADS * CALLS - 5, 529, 5L));
    }

    @Test
    void answerEachCallAsIfItWereAlone() throws Exception {
        Backend shared = engine(SCRIPT);
        List<List<WirePlan>> plans = inThreads(thread -> call -> shared.plan(ask("hello"), facts(thread, call), null));

        Backend alone = engine(SCRIPT);
        for (int thread = 0; thread < THREADS; thread++) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(plans.get(thread).get(call)).isEqualTo(alone.plan(ask("hello"), facts(thread, call), null));
            }
        }
    }

    private static Map<Integer, Long> statuses(FaultPlan faults, Backend backend) throws Exception {
        return inThreads(thread -> call -> {
                    Facts facts = facts(thread, call);
                    return status(backend.plan(ask("hello"), facts, hit(faults, facts)));
                })
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    private static @Nullable Hit hit(FaultPlan faults, Facts facts) {
        Touch touch = new Touch(1, facts.request(), facts.kind(), facts.user(), "narrate", facts.attempt(), 0);
        return faults.touching("llm", touch).orElse(null);
    }

    private static Facts facts(int thread, int call) {
        return new Facts((long) thread * CALLS + call + 1, "turn", "user-" + thread, 1);
    }

    private static FaultPlan plan(Fault fault) {
        FaultPlan plan = new FaultPlan(1, List.of(fault));
        plan.open(fault, 0, Duration.ofHours(1).toNanos());
        return plan;
    }

    private static Fault fault(Effect effect, Shape shape) {
        Fault constant = Samples.hit("it", effect).fault();
        return new Fault(
                constant.position(),
                "it",
                List.of("llm"),
                Map.of(),
                effect,
                1,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                shape);
    }

    private static <T> List<List<T>> inThreads(CallsOfThread<T> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<T>>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                OneCall<T> one = calls.of(i);
                tasks.add(() -> {
                    List<T> results = new ArrayList<>();
                    for (int call = 0; call < CALLS; call++) {
                        results.add(one.make(call));
                    }
                    return results;
                });
            }
            List<List<T>> results = new ArrayList<>();
            for (Future<List<T>> done : threads.invokeAll(tasks, 120, TimeUnit.SECONDS)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface CallsOfThread<T> {
        OneCall<T> of(int thread);
    }

    private interface OneCall<T> {
        T make(int call);
    }
}
