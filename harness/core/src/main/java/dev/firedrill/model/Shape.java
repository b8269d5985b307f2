package dev.firedrill.model;

import org.apiguardian.api.API;

/** Say how the probability of a fault develops over its window, as a factor from 0 to 1. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Shape {

    /** Name the kind, for a {@code switch} without a default. */
    Kind kind();

    /** List the kinds of shape. */
    enum Kind {
        CONSTANT("constant"),
        RAMP("ramp");

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
}
