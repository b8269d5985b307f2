package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.systems.rewriteupgrade.StudioRun.Mode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * Hold what the environment says when the studio starts. The kill-switch is not among it: that is read again and again.
 *
 * @param automatic whether decisions to disable are carried out; else a person is told and decides
 * @param strict whether the first binding mismatch already disables
 * @param baselines usual rate of each class of failure, which spikes are measured against
 */
record Settings(
        Mode mode,
        boolean automatic,
        boolean strict,
        Map<Reason, Double> baselines,
        GuardThresholds guards,
        String build) {

    private static final double BASELINE = 0.05;

    Settings {
        baselines = Map.copyOf(baselines);
    }

    static Settings of(Function<String, Optional<String>> environment) {
        return new Settings(
                Mode.of(environment.apply(Mode.VARIABLE)),
                environment
                        .apply("STUDIO_ESCALATION")
                        .filter("automatic"::equals)
                        .isPresent(),
                environment.apply("STUDIO_PROFILE").filter("strict"::equals).isPresent(),
                baselines(environment),
                GuardThresholds.REVIEWED.withMaxLengthRatio(number(
                        environment.apply("STUDIO_MAX_LENGTH_RATIO"),
                        it -> it >= 1,
                        GuardThresholds.REVIEWED.maxLengthRatio())),
                environment.apply("BUILD_ID").orElse("build-1"));
    }

    private static Map<Reason, Double> baselines(Function<String, Optional<String>> environment) {
        Map<Reason, Double> baselines = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            baselines.put(reason, number(environment.apply("STUDIO_BASELINE_" + reason), it -> it >= 0, BASELINE));
        }
        return baselines;
    }

    /** Read a number; what is none, or none that makes sense, is as good as not set. */
    private static double number(Optional<String> value, DoublePredicate sensible, double otherwise) {
        try {
            double number = Double.parseDouble(value.orElse(""));
            return Double.isFinite(number) && sensible.test(number) ? number : otherwise;
        } catch (NumberFormatException notSet) {
            return otherwise;
        }
    }

    double baseline(Reason reason) {
        return baselines.getOrDefault(reason, BASELINE);
    }
}
