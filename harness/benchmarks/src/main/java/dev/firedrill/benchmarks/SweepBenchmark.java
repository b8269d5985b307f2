package dev.firedrill.benchmarks;

import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.drill.Run;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.SuiteReader;
import dev.firedrill.world.SystemProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measure how many requests a sweep simulates a second on one core, all twins and checks included, beside a bare
 * priority queue that moves as many entries as the run has events.
 *
 * <p>Read {@code requests}, which counts those of the run and of its twins, and {@code ownRequests}, which counts the run
 * alone; {@code entries} of the bare loop compare with {@code events}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class SweepBenchmark {

    /** Hold one shipped scenario, ready to run. */
    @State(Scope.Thread)
    public static class Prepared {

        @Param({"rollback-monitor/rollback-three-of-five", "rewrite-upgrade/kill-switch-routes-to-create.prod"})
        public String scenario = "";

        private Drill drill = prepared("rollback-monitor/rollback-three-of-five");
        private long seed;

        @Setup(Level.Trial)
        public void prepare() {
            drill = prepared(scenario);
            seed = 1;
        }

        private static Drill prepared(String id) {
            Scenario scenario = scenario(id);
            SystemProvider system = ServiceLoader.load(SystemProvider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(it -> it.name().equals(scenario.system()))
                    .findFirst()
                    .orElseThrow();
            return new Drill(scenario, system, new DrillPlan("", OptionalLong.empty(), OptionalInt.empty(), 1, false));
        }

        private static Scenario scenario(String id) {
            Set<String> systems = new TreeSet<>();
            ServiceLoader.load(SystemProvider.class).forEach(it -> systems.add(it.name()));
            return new SuiteReader(root(), new Known(systems, Set.of()))
                    .read().suites().stream()
                            .map(Suite::scenarios)
                            .flatMap(java.util.Collection::stream)
                            .filter(it -> it.id().equals(id))
                            .findFirst()
                            .orElseThrow();
        }

        private static Path root() {
            Path folder = Path.of("").toAbsolutePath();
            while (!Files.isDirectory(folder.resolve("scenarios"))) {
                folder = folder.resolve("..").normalize();
            }
            return folder;
        }
    }

    /** Count what one invocation simulated. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counted {

        public long requests;
        public long ownRequests;
        public long events;

        @Setup(Level.Iteration)
        public void reset() {
            requests = 0;
            ownRequests = 0;
            events = 0;
        }

        void add(EventLog log, boolean own) {
            long arrived = log.all(Event.RequestArrived.class).size();
            requests += arrived;
            ownRequests += own ? arrived : 0;
            events += log.size();
        }
    }

    /** Simulate and judge one seed with all its twins. */
    @Benchmark
    public Run sweep(Prepared prepared, Counted counted) {
        Run run = prepared.drill.run(prepared.seed++);
        counted.add(run.evidence().log(), true);
        run.evidence().twins().values().forEach(twin -> counted.add(twin, false));
        return run;
    }

    /** Hold a queue with as many entries as a drill has pending. */
    @State(Scope.Thread)
    public static class Queue {

        private static final int PENDING = 32;

        private final PriorityQueue<long[]> queue =
                new PriorityQueue<>((left, right) -> Long.compare(left[0], right[0]));
        private long state = 1;

        @Setup(Level.Iteration)
        public void fill() {
            queue.clear();
            for (int i = 0; i < PENDING; i++) {
                queue.add(new long[] {next()});
            }
        }

        private long next() {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return state >>> 40;
        }
    }

    /** Count the entries moved. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Moved {

        public long entries;

        @Setup(Level.Iteration)
        public void reset() {
            entries = 0;
        }
    }

    /** Move entries through a bare priority queue: the floor under any event loop. */
    @Benchmark
    public long bareQueue(Queue bare, Moved moved) {
        long last = 0;
        for (int i = 0; i < 10_000; i++) {
            long[] first = bare.queue.remove();
            last = first[0];
            bare.queue.add(new long[] {last + bare.next()});
        }
        moved.entries += 10_000;
        return last;
    }
}
