package dev.firedrill.cli;

import dev.firedrill.drill.DrillPlan;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Holds how a command line wants its scenarios drilled.
 *
 * @param variant "" for the correct system, {@value #EVERY_VARIANT} for it and all declared variants
 */
record RunOptions(OptionalInt runs, OptionalLong seed, String variant, int threads) {

    static final String EVERY_VARIANT = "*";

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

    static RunOptions of(Optional<Integer> runs, Optional<Long> seed, String variant, Optional<Integer> threads) {
        return new RunOptions(
                runs.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                seed.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                variant,
                threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
    }
}
