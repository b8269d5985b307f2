package dev.firedrill.drill;

import dev.firedrill.model.Mode;
import java.nio.file.Path;
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
 * @param falsify whether each check that passes on the system itself must be seen to fail on an edited log; default true
 * @param untilCaught whether a failed check ends the drill after its run: one is enough to catch a broken variant; the
 *     runs then follow each other on one thread; default false
 * @param mode how it runs; default simulated
 * @param root the project of a run for real; absent in virtual time
 * @param output folder in which a run for real keeps what its processes print; absent in virtual time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DrillPlan(
        String variant,
        OptionalLong seed,
        OptionalInt runs,
        int threads,
        boolean conformance,
        Optional<Goldens> goldens,
        boolean falsify,
        boolean untilCaught,
        Mode mode,
        Optional<Path> root,
        Optional<Path> output) {

    /** Plan without goldens. */
    public DrillPlan(String variant, OptionalLong seed, OptionalInt runs, int threads, boolean conformance) {
        this(
                variant,
                seed,
                runs,
                threads,
                conformance,
                Optional.empty(),
                true,
                false,
                Mode.SIMULATED,
                Optional.empty(),
                Optional.empty());
    }

    /** Plan what the scenario itself declares. */
    public static DrillPlan declared() {
        return new DrillPlan("", OptionalLong.empty(), OptionalInt.empty(), 1, true);
    }

    /** Take this plan with goldens. */
    public DrillPlan with(Goldens place) {
        return new DrillPlan(
                variant,
                seed,
                runs,
                threads,
                conformance,
                Optional.of(place),
                falsify,
                untilCaught,
                mode,
                root,
                output);
    }

    /** Take this plan, and take the word of checks that pass. */
    public DrillPlan withoutFalsifying() {
        return new DrillPlan(
                variant, seed, runs, threads, conformance, goldens, false, untilCaught, mode, root, output);
    }

    /** Take this plan, and stop at the first run that fails a check. */
    public DrillPlan untilItIsCaught() {
        return new DrillPlan(variant, seed, runs, 1, conformance, goldens, falsify, true, mode, root, output);
    }

    /**
     * Take this plan for real: one run, of the first seed.
     *
     * @param project root of the project
     * @param folder where is kept what the processes print
     */
    public DrillPlan live(Path project, Path folder) {
        return new DrillPlan(
                variant,
                seed,
                OptionalInt.of(1),
                1,
                false,
                goldens,
                falsify,
                false,
                Mode.LIVE,
                Optional.of(project),
                Optional.of(folder));
    }
}
