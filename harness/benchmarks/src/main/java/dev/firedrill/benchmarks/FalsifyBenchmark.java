package dev.firedrill.benchmarks;

import dev.firedrill.check.Check;
import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.drill.Run;
import dev.firedrill.falsify.Falsifier;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.SuiteReader;
import dev.firedrill.world.SystemProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measure what it costs to see every check fail, beside the runs that it is part of: one seed of every shipped scenario,
 * then each of its checks on that run. Both in one invocation, so that the machine is the same.
 *
 * <p>Read {@code percentOf50Runs}: what the edits take of 50 runs of all scenarios; and {@code worstPercent}: the same of
 * the scenario that comes off worst.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 3)
@Fork(1)
public class FalsifyBenchmark {

    private static final int RUNS = 50;

    /** Hold every shipped scenario, ready to run. */
    @State(Scope.Thread)
    public static class Prepared {

        private final Map<String, Drill> drills = new TreeMap<>();
        private long seed;

        @Setup(Level.Trial)
        public void prepare() {
            Map<String, SystemProvider> systems = new TreeMap<>();
            ServiceLoader.load(SystemProvider.class).forEach(it -> systems.put(it.name(), it));
            DrillPlan plan = new DrillPlan("", OptionalLong.empty(), OptionalInt.empty(), 1, false);
            new SuiteReader(root(), new Known(systems.keySet(), Set.of()))
                    .read().suites().stream()
                            .map(Suite::scenarios)
                            .flatMap(List<Scenario>::stream)
                            .forEach(it -> drills.put(it.id(), new Drill(it, system(it, systems), plan)));
        }

        private static SystemProvider system(Scenario scenario, Map<String, SystemProvider> systems) {
            return Objects.requireNonNull(systems.get(scenario.system()), scenario.system());
        }

        private static Path root() {
            Path folder = Path.of("").toAbsolutePath();
            while (!Files.isDirectory(folder.resolve("scenarios"))) {
                folder = folder.resolve("..").normalize();
            }
            return folder;
        }
    }

    /** Relate what the edits took to what the runs took. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Related {

        public double percentOf50Runs;
        public double worstPercent;
        private long ran;
        private long falsified;

        @Setup(Level.Iteration)
        public void reset() {
            ran = 0;
            falsified = 0;
            percentOf50Runs = 0;
            worstPercent = 0;
        }

        void add(long run, long edits) {
            ran += run;
            falsified += edits;
            percentOf50Runs = 100.0 * falsified / (RUNS * ran);
            worstPercent = Math.max(worstPercent, 100.0 * edits / (RUNS * run));
        }
    }

    /** Run one seed of every scenario, and see its checks fail. */
    @Benchmark
    public int seenToFail(Prepared prepared, Related related) {
        int seen = 0;
        prepared.seed++;
        for (Drill drill : prepared.drills.values()) {
            long begin = System.nanoTime();
            Run run = drill.run(prepared.seed);
            long ran = System.nanoTime();
            seen += seenToFail(drill.checks(), run);
            related.add(ran - begin, System.nanoTime() - ran);
        }
        return seen;
    }

    private static int seenToFail(List<Check> checks, Run run) {
        Falsifier falsifier = new Falsifier(run.evidence());
        int seen = 0;
        for (int i = 0; i < checks.size(); i++) {
            seen += falsifier.trial(checks.get(i), run.findings().get(i)).tried();
        }
        return seen;
    }
}
