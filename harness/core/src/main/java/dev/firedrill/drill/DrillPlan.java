package dev.firedrill.drill;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * Say how often and with what a scenario is drilled.
 *
 * @param variant the broken variant to drill instead of the system, "" for the system itself
 * @param seed first seed instead of the scenario's own; makes the results exploratory and the default number of runs 1
 * @param runs number of runs instead of the scenario's own; capped by its {@code runsMax}
 * @param threads threads to spread the runs over, 1 or more; the outcome does not depend on it
 * @param conformance whether the first seed also runs through WireMock's stub matching and must give the same hash
 * @param goldens where goldens stand; without, a check of a golden is not exercised
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DrillPlan(
        String variant,
        OptionalLong seed,
        OptionalInt runs,
        int threads,
        boolean conformance,
        Optional<Goldens> goldens) {

    /** Plan without goldens. */
    public DrillPlan(String variant, OptionalLong seed, OptionalInt runs, int threads, boolean conformance) {
        this(variant, seed, runs, threads, conformance, Optional.empty());
    }

    /** Plan what the scenario itself declares. */
    public static DrillPlan declared() {
        return new DrillPlan("", OptionalLong.empty(), OptionalInt.empty(), 1, true);
    }

    /** Take this plan with goldens. */
    public DrillPlan with(Goldens place) {
        return new DrillPlan(variant, seed, runs, threads, conformance, Optional.of(place));
    }
}
