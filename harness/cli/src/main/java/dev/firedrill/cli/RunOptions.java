package dev.firedrill.cli;

import dev.firedrill.drill.DrillPlan;
import dev.firedrill.model.Mode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Holds how a command line wants its scenarios drilled.
 *
 * @param modes in which each scenario is drilled, where it can be
 * @param variant "" for the correct system, {@value #EVERY_VARIANT} for it and all declared variants
 * @param subject which build is drilled for real, where somebody says so
 */
record RunOptions(
        OptionalInt runs, OptionalLong seed, String variant, Set<Mode> modes, int threads, Optional<String> subject) {

    static final String EVERY_VARIANT = "*";

    /** Tell whether anything is drilled in virtual time. */
    boolean simulated() {
        return modes.contains(Mode.SIMULATED);
    }

    /** Spell the modes as the engine is told. */
    String mode() {
        return modes.size() > 1 ? "both" : modes.iterator().next().word();
    }

    boolean everyVariant() {
        return variant.equals(EVERY_VARIANT);
    }

    /** Name the one thing that stands for the system: "" is the system itself. */
    String drilled() {
        return everyVariant() ? "" : variant;
    }

    /** Plan a single run of the first seed. */
    DrillPlan firstSeed() {
        return new DrillPlan(drilled(), seed, OptionalInt.of(1), 1, false);
    }

    static RunOptions of(
            Optional<Integer> runs, Optional<Long> seed, String variant, Set<Mode> modes, Optional<Integer> threads) {
        return new RunOptions(
                runs.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                seed.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                variant,
                modes,
                threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                Optional.empty());
    }

    /** Give the same with the name of the build that is drilled. */
    RunOptions withSubject(Optional<String> name) {
        return new RunOptions(runs, seed, variant, modes, threads, name);
    }
}
