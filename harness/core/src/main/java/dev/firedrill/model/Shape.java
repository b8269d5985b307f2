package dev.firedrill.model;

import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/** Say how the probability of a fault develops over its window, as a factor from 0 to 1. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Shape {

    /** Name the kind, for a {@code switch} without a default. */
    Kind kind();

    /** List the kinds of shape. */
    enum Kind {
        CONSTANT("constant"),
        RAMP("ramp"),
        STEP("step"),
        BURST("burst"),
        FLAP("flap"),
        POISSON("poisson"),
        NTH("nth");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Spell the kind as files do. */
        public String word() {
            return word;
        }
    }

    /** Keep the factor at {@code level}, 0 to 1; default 1. */
    record Constant(double level) implements Shape {
        @Override
        public Kind kind() {
            return Kind.CONSTANT;
        }
    }

    /** Move the factor linearly over the window, from {@code start} at its beginning to {@code end} at its end. */
    record Ramp(double start, double end) implements Shape {
        @Override
        public Kind kind() {
            return Kind.RAMP;
        }
    }

    /** Move the factor in steps: from each instant, counted from the beginning of the window, a new level. */
    record Step(List<Level> levels) implements Shape {
        public Step {
            levels = List.copyOf(levels);
        }

        @Override
        public Kind kind() {
            return Kind.STEP;
        }

        /** Hold one level and the instant, from the beginning of the window, from which it rules. */
        public record Level(Duration at, double level) {}
    }

    /** Let the fault act for {@code length} every {@code every}, each time delayed by a draw from [0, jitter). */
    record Burst(Duration every, Duration length, Duration jitter) implements Shape {
        @Override
        public Kind kind() {
            return Kind.BURST;
        }
    }

    /** Let the fault act for {@code on}, rest for {@code off}, and so on. */
    record Flap(Duration on, Duration off) implements Shape {
        @Override
        public Kind kind() {
            return Kind.FLAP;
        }
    }

    /**
     * Let the fault act in outages with exponential gaps and lengths.
     *
     * @param minFault shortest outage; default 0
     * @param minHealthy shortest gap; default 0
     */
    record Poisson(Duration meanGap, Duration meanLength, Duration minFault, Duration minHealthy) implements Shape {
        @Override
        public Kind kind() {
            return Kind.POISSON;
        }
    }

    /** Let the fault act on the calls with these ordinals among all calls to its target since its window opened, from 1. */
    record Nth(List<Integer> ordinals) implements Shape {
        public Nth {
            ordinals = List.copyOf(ordinals);
        }

        @Override
        public Kind kind() {
            return Kind.NTH;
        }
    }
}
