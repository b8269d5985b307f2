package dev.firedrill.systems.rollbackmonitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hold what an orchestrator goes by.
 *
 * @param missing collaborators that a monitor has to do without
 * @param rejected what was found in the environment and is not gone by
 */
record Settings(
        Thresholds thresholds, Duration grace, Duration interval, List<String> missing, List<Rejected> rejected) {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    Settings {
        missing = List.copyOf(missing);
        rejected = List.copyOf(rejected);
    }

    /** Hold a value that no monitor can go by. */
    record Rejected(String variable, String value) {}

    /** List what is recommended for each environment. */
    private enum Profile {
        DEFAULT(0.2, 10, 2),
        PRODUCTION(0.15, 15, 1),
        STAGING(0.25, 5, 2),
        DEVELOPMENT(0.5, 2, 3);

        private final double errorRate;
        private final int minutes;
        private final int failedCalls;

        Profile(double errorRate, int minutes, int failedCalls) {
            this.errorRate = errorRate;
            this.minutes = minutes;
            this.failedCalls = failedCalls;
        }

        static Optional<Profile> of(String word) {
            return List.of(values()).stream()
                    .filter(it -> it.word().equals(word))
                    .findFirst();
        }

        private String word() {
            return switch (this) {
                case DEFAULT -> "default";
                case PRODUCTION -> "production";
                case STAGING -> "staging";
                case DEVELOPMENT -> "development";
            };
        }
    }

    static Settings of(Function<String, Optional<String>> environment) {
        return new Reader(environment).read();
    }

    /** Read settings; whatever makes no sense is rejected, and its default holds. */
    static class Reader {

        private final Function<String, Optional<String>> environment;
        private final List<Rejected> rejected = new ArrayList<>();

        Reader(Function<String, Optional<String>> environment) {
            this.environment = environment;
        }

        final Settings read() {
            Profile profile = value("WVO_PROFILE", Profile::of).orElse(Profile.DEFAULT);
            Thresholds thresholds = Thresholds.DEFAULT
                    .withErrorRate(
                            value("WVO_ROLLBACK_ERROR_THRESHOLD", this::share).orElse(profile.errorRate))
                    .withFailedCalls(
                            value("WVO_ROLLBACK_FAILURE_THRESHOLD", this::count).orElse(profile.failedCalls))
                    .withBadChecks(value("ROLLBACK_RULE", Reader::badChecks).orElse(3));
            Duration grace = value("WVO_ROLLBACK_GRACE_PERIOD_MS", this::count)
                    .map(Duration::ofMillis)
                    .orElse(Duration.ofMinutes(profile.minutes));
            Duration interval = value("WVO_ROLLBACK_CHECK_INTERVAL_MS", this::count)
                    .map(Duration::ofMillis)
                    .orElse(INTERVAL);
            List<String> missing =
                    value("MONITOR_COLLABORATORS", Reader::collaborators).orElse(List.of());
            return new Settings(thresholds, grace, interval, missing, rejected);
        }

        private <T> Optional<T> value(String variable, Function<String, Optional<T>> meaning) {
            Optional<String> text =
                    environment.apply(variable).map(String::strip).filter(it -> !it.isEmpty());
            Optional<T> meant = text.flatMap(meaning);
            if (text.isPresent() && meant.isEmpty()) {
                rejected.add(new Rejected(variable, text.get()));
            }
            return meant;
        }

        /** Read a share of failed work as a fraction: {@code 15} is no share, and at 1 nothing could be above it. */
        Optional<Double> share(String text) {
            return text.matches("0?\\.\\d{1,9}") ? Optional.of(Double.valueOf(text)) : Optional.empty();
        }

        Optional<Integer> count(String text) {
            return text.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
        }

        private static Optional<Integer> badChecks(String text) {
            return switch (text) {
                case "3-of-5" -> Optional.of(3);
                case "5-of-5" -> Optional.of(5);
                default -> Optional.empty();
            };
        }

        private static Optional<List<String>> collaborators(String text) {
            List<String> names = List.of(text.split("\\s*,\\s*"));
            return List.of("operations", "worker").containsAll(names) ? Optional.of(names) : Optional.empty();
        }
    }
}
