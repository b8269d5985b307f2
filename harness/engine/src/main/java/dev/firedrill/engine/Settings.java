package dev.firedrill.engine;

import dev.firedrill.drill.DrillPlan;
import dev.firedrill.drill.Goldens;
import dev.firedrill.golden.GoldenMode;
import dev.firedrill.model.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * Holds the configuration of one discovery.
 *
 * @param root project root; empty where there is none
 * @param variant "" for the correct system, {@value #EVERY_VARIANT} for it and every declared variant
 * @param modes in which each scenario is drilled, where it can be
 * @param scenarios filter; empty keeps all
 * @param command how the tool was called
 * @param subject build that is drilled for real, where somebody says so
 * @param problems values that make no sense
 */
record Settings(
        Optional<Path> root,
        OptionalInt runs,
        OptionalLong seed,
        String variant,
        Set<Mode> modes,
        int threads,
        Optional<Path> output,
        List<String> scenarios,
        GoldenMode golden,
        String command,
        Optional<String> subject,
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
                reader.modes(),
                threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                reader.text(Configuration.OUTPUT).map(Path::of).or(() -> absolute.map(Project::outputOf)),
                reader.text(Configuration.SCENARIOS).map(Settings::split).orElse(List.of()),
                golden,
                reader.text(Configuration.COMMAND).orElse("mvn"),
                reader.text(Configuration.SUBJECT),
                List.copyOf(reader.problems));
    }

    /** Say whether nothing narrows what the lock file lists: every scenario in virtual time, each with its own seeds. */
    boolean isWhole() {
        return modes.contains(Mode.SIMULATED)
                && scenarios.isEmpty()
                && seed.isEmpty()
                && (variant.isEmpty() || variant.equals(EVERY_VARIANT));
    }

    /**
     * Plan a drill.
     *
     * @param folder where a drill for real keeps what its processes print
     */
    DrillPlan plan(String drilledVariant, Mode mode, Path folder) {
        DrillPlan declared = new DrillPlan(drilledVariant, seed, runs, threads, true);
        DrillPlan plan = besideItsSystem(drilledVariant) ? declared.untilItIsCaught() : declared;
        DrillPlan inMode = mode == Mode.LIVE ? plan.live(root.orElse(folder), folder) : plan;
        return root.map(it -> inMode.with(Goldens.of(it, golden))).orElse(inMode);
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

        Set<Mode> modes() {
            String word = text(Configuration.MODE).orElse(Mode.SIMULATED.word());
            if (word.equals("both")) {
                return EnumSet.of(Mode.SIMULATED, Mode.LIVE);
            }
            for (Mode mode : EnumSet.of(Mode.SIMULATED, Mode.LIVE)) {
                if (mode.word().equals(word)) {
                    return EnumSet.of(mode);
                }
            }
            problems.add(Problem.of(
                    Configuration.MODE,
                    "'" + word + "'",
                    "'simulated', 'live' or 'both'",
                    "correct or remove the parameter"));
            return EnumSet.of(Mode.SIMULATED);
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
