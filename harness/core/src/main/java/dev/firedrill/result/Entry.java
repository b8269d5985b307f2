package dev.firedrill.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firedrill.check.Status;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.StateGraph;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Hold what was judged of one scenario in one mode with one variant.
 *
 * @param scenario {@code system/name}
 * @param at where the scenario is declared, {@code file:line:column}
 * @param mode {@code simulated} or {@code live}
 * @param variant the broken variant that stood in for the system, {@code null} for the correct one
 * @param declaredRuns runs that the scenario itself declares; fewer {@code runs} make the results reduced
 * @param logHash 16 hexadecimal digits: an order-free combination of the hashes of all runs
 * @param simulatedSeconds virtual time over all runs and twins
 * @param requests simulated requests over all runs, and over their twins
 * @param wallSeconds real time spent; not part of any comparison
 * @param chosenSeed the run shown in the timeline: the lowest failing seed, otherwise the first
 * @param events log of that run as JSON Lines, relative to the results file; {@code null} when not kept
 * @param eventsSha256 sha-256 of that log; {@code null} when not kept, and in files of an earlier version
 * @param thresholds limits to draw beside the metrics of the timeline
 * @param states which declared steps between states the runs took; {@code null} where the system declares none, or an
 *     earlier version wrote the file
 * @param names which names of its own the system used, and which ones were made up; {@code null} where an earlier version
 *     wrote the file
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        String scenario,
        String system,
        String description,
        String at,
        String mode,
        @Nullable String variant,
        long firstSeed,
        int runs,
        int declaredRuns,
        Status status,
        String logHash,
        double simulatedSeconds,
        Requests requests,
        double wallSeconds,
        long chosenSeed,
        @Nullable String events,
        @Nullable String eventsSha256,
        List<Threshold> thresholds,
        @Nullable StateCoverage states,
        @Nullable Names names,
        List<CheckResult> checks) {

    public Entry {
        thresholds = List.copyOf(thresholds);
        checks = List.copyOf(checks);
    }

    /** Hold an entry of a system that declares no states. */
    public Entry(
            String scenario,
            String system,
            String description,
            String at,
            String mode,
            @Nullable String variant,
            long firstSeed,
            int runs,
            int declaredRuns,
            Status status,
            String logHash,
            double simulatedSeconds,
            Requests requests,
            double wallSeconds,
            long chosenSeed,
            @Nullable String events,
            List<Threshold> thresholds,
            List<CheckResult> checks) {
        this(
                scenario,
                system,
                description,
                at,
                mode,
                variant,
                firstSeed,
                runs,
                declaredRuns,
                status,
                logHash,
                simulatedSeconds,
                requests,
                wallSeconds,
                chosenSeed,
                events,
                null,
                thresholds,
                null,
                null,
                checks);
    }

    /** Give the same entry with the place of the log of the run it shows, and the sha-256 of that. */
    public Entry withEvents(String place, @Nullable String sha256) {
        return with(status, logHash, place, sha256, states, names, checks);
    }

    /** Give the same entry with other states. */
    public Entry withStates(@Nullable StateCoverage others) {
        return with(status, logHash, events, eventsSha256, others, names, checks);
    }

    /** Give the same entry with other names. */
    Entry withNames(@Nullable Names others) {
        return with(status, logHash, events, eventsSha256, states, others, checks);
    }

    /** Give the same entry with other checks, the status that follows from them, and another hash. */
    Entry withChecks(List<CheckResult> others, String hash) {
        return with(VerdictRule.worst(others), hash, events, eventsSha256, states, names, others);
    }

    private Entry with(
            Status other,
            String hash,
            @Nullable String place,
            @Nullable String sha256,
            @Nullable StateCoverage steps,
            @Nullable Names words,
            List<CheckResult> others) {
        return new Entry(
                scenario,
                system,
                description,
                at,
                mode,
                variant,
                firstSeed,
                runs,
                declaredRuns,
                other,
                hash,
                simulatedSeconds,
                requests,
                wallSeconds,
                chosenSeed,
                place,
                sha256,
                thresholds,
                steps,
                words,
                others);
    }

    /**
     * Hold which of the declared steps between states were taken.
     *
     * @param declared how many steps the system declares
     * @param taken those that some run took, as {@code from → to}, in order of their names
     * @param missing those that no run took
     */
    public record StateCoverage(int declared, List<String> taken, List<String> missing) {

        public StateCoverage {
            taken = List.copyOf(taken);
            missing = List.copyOf(missing);
        }

        /** Spell a step. */
        public static String step(StateGraph.Edge edge) {
            return edge.from() + " → " + edge.to();
        }

        /** Compare the steps that were taken with those that are declared. */
        public static StateCoverage of(StateGraph graph, Collection<StateGraph.Edge> taken) {
            List<String> steps = graph.edges().stream()
                    .filter(taken::contains)
                    .map(StateCoverage::step)
                    .sorted()
                    .toList();
            List<String> others = graph.edges().stream()
                    .filter(it -> !taken.contains(it))
                    .map(StateCoverage::step)
                    .sorted()
                    .toList();
            return new StateCoverage(graph.edges().size(), steps, others);
        }

        /** Join what two entries of one system took; {@code null} is nothing. */
        public static @Nullable StateCoverage joined(@Nullable StateCoverage one, @Nullable StateCoverage other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            SortedSet<String> taken = new TreeSet<>(one.taken);
            taken.addAll(other.taken);
            SortedSet<String> missing = new TreeSet<>(one.missing);
            missing.addAll(other.missing);
            missing.removeAll(taken);
            return new StateCoverage(taken.size() + missing.size(), List.copyOf(taken), List.copyOf(missing));
        }

        /** Say it in one line. */
        public String words() {
            String rest = missing.isEmpty() ? "" : "; not taken: " + String.join(", ", missing);
            return "%d of %d declared steps between states taken%s".formatted(taken.size(), declared, rest);
        }
    }

    /** Count simulated requests. */
    public record Requests(long runs, long twins) {}

    /** Hold the limit of a trigger on a metric. */
    public record Threshold(String trigger, String metric, String comparison, double value) {

        /** List the limits that hold in an environment; a multiple of a baseline is multiplied out. */
        public static List<Threshold> of(Controls controls, Map<String, String> environment) {
            return controls.triggers().stream()
                    .map(it -> new Threshold(
                            it.name(), it.indicator(), it.comparison().word(), it.limitIn(environment)))
                    .toList();
        }

        /** Say whether a sample is past the limit; a comparison that this version does not know limits nothing. */
        public boolean isPassedBy(double sample) {
            return switch (comparison) {
                case ">" -> sample > value;
                case ">=" -> sample >= value;
                case "<" -> sample < value;
                case "<=" -> sample <= value;
                default -> false;
            };
        }
    }
}
