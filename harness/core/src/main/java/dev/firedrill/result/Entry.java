package dev.firedrill.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firedrill.check.Status;
import dev.firedrill.model.Controls;
import java.util.List;
import java.util.Map;
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
 * @param thresholds limits to draw beside the metrics of the timeline
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
        List<Threshold> thresholds,
        List<CheckResult> checks) {

    public Entry {
        thresholds = List.copyOf(thresholds);
        checks = List.copyOf(checks);
    }

    /** Give the same entry with the place of the log of the run it shows. */
    public Entry withEvents(String place) {
        return with(status, logHash, place, checks);
    }

    /** Give the same entry with other checks, the status that follows from them, and another hash. */
    Entry withChecks(List<CheckResult> others, String hash) {
        return with(VerdictRule.worst(others), hash, events, others);
    }

    private Entry with(Status other, String hash, @Nullable String place, List<CheckResult> others) {
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
                thresholds,
                others);
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
