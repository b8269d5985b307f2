package dev.firedrill.engine;

import dev.firedrill.drill.DrillPlan;
import dev.firedrill.drill.Goldens;
import dev.firedrill.golden.GoldenMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * Holds the configuration of one discovery.
 *
 * @param root project root; empty where there is none
 * @param variant "" for the correct system, {@value #EVERY_VARIANT} for it and every declared variant
 * @param scenarios filter; empty keeps all
 * @param problems values that make no sense
 */
record Settings(
        Optional<Path> root,
        OptionalInt runs,
        OptionalLong seed,
        String variant,
        int threads,
        Optional<Path> output,
        List<String> scenarios,
        GoldenMode golden,
        List<Problem> problems) {

    static final String EVERY_VARIANT = "*";

    static Settings of(ConfigurationParameters parameters) {
        Reader reader = new Reader(parameters);
        Optional<Path> root = reader.text(Configuration.ROOT).map(Path::of).or(() -> Project.rootAbove(Path.of("")));
        Optional<Integer> runs =
                reader.value(Configuration.RUNS, Integer::valueOf, "a whole number of 1 or more", it -> it >= 1);
        Optional<Long> seed = reader.value(Configuration.SEED, Long::valueOf, "a whole number", it -> true);
        Optional<Integer> threads =
                reader.value(Configuration.THREADS, Integer::valueOf, "a whole number of 1 or more", it -> it >= 1);
        GoldenMode golden = reader.golden();
        Optional<Path> absolute = root.map(path -> path.toAbsolutePath().normalize());
        return new Settings(
                absolute,
                runs.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                seed.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                reader.text(Configuration.VARIANT).orElse(""),
                threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                reader.text(Configuration.OUTPUT).map(Path::of).or(() -> absolute.map(Project::outputOf)),
                reader.text(Configuration.SCENARIOS).map(Settings::split).orElse(List.of()),
                golden,
                List.copyOf(reader.problems));
    }

    /** Say whether nothing narrows what the lock file lists: every scenario, each with its own seeds. */
    boolean isWhole() {
        return scenarios.isEmpty() && seed.isEmpty() && (variant.isEmpty() || variant.equals(EVERY_VARIANT));
    }

    DrillPlan plan(String drilledVariant) {
        DrillPlan declared = new DrillPlan(drilledVariant, seed, runs, threads, true);
        DrillPlan plan = besideItsSystem(drilledVariant) ? declared.untilItIsCaught() : declared;
        return root.map(it -> plan.with(Goldens.of(it, golden))).orElse(plan);
    }

    /** Tell whether a variant is drilled only to see it caught. */
    boolean besideItsSystem(String drilledVariant) {
        return !drilledVariant.isEmpty() && variant.equals(EVERY_VARIANT);
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static final class Reader {

        private final ConfigurationParameters parameters;
        private final List<Problem> problems = new ArrayList<>();

        Reader(ConfigurationParameters parameters) {
            this.parameters = parameters;
        }

        Optional<String> text(Configuration parameter) {
            return parameters.get(parameter.key()).map(String::strip).filter(it -> !it.isEmpty());
        }

        GoldenMode golden() {
            try {
                return GoldenMode.parse(text(Configuration.GOLDEN).orElse(null), System.getenv());
            } catch (IllegalArgumentException refused) {
                problems.add(Problem.of(
                        Configuration.GOLDEN,
                        "a mode that is refused: " + refused.getMessage(),
                        "'verify', or at a desk 'record'",
                        "correct or remove the parameter"));
                return GoldenMode.VERIFY;
            }
        }

        <T> Optional<T> value(
                Configuration parameter,
                Function<String, T> parse,
                String expected,
                java.util.function.Predicate<T> valid) {
            return text(parameter).flatMap(text -> {
                Optional<T> value = parsed(text, parse).filter(valid);
                if (value.isEmpty()) {
                    problems.add(Problem.of(parameter, "'" + text + "'", expected, "correct or remove the parameter"));
                }
                return value;
            });
        }

        private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
            try {
                return Optional.of(parse.apply(text));
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        }
    }
}
