package dev.firedrill.reading;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The content of {@code suite.json}. */
record SuiteFile(String system, List<Value.Text> providers, Defaults defaults) {

    /** What the scenarios of a suite have where they do not say otherwise. */
    record Defaults(
            long seed,
            int runs,
            OptionalInt runsMax,
            List<String> tags,
            Map<String, String> environment,
            Map<String, String> flags,
            Duration drain,
            long eventLimit,
            Optional<Boolean> golden,
            Refused refused,
            OptionalDouble timeScale) {

        static final Defaults NONE = new Defaults(
                1,
                1,
                OptionalInt.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                Duration.ofSeconds(30),
                2_000_000,
                Optional.empty(),
                Refused.NOTHING,
                OptionalDouble.empty());
    }

    /** The mode that scenarios cannot run in by the word of their file, each with the reason. */
    record Refused(Optional<String> simulated, Optional<String> live) {

        static final Refused NOTHING = new Refused(Optional.empty(), Optional.empty());
    }
}
