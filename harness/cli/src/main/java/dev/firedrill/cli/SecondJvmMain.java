package dev.firedrill.cli;

import dev.firedrill.check.Evidence;
import dev.firedrill.drill.Divergence;
import dev.firedrill.drill.Drill;
import dev.firedrill.engine.Project;
import dev.firedrill.events.JsonLines;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.world.SystemProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Runs the first seed of each scenario and writes hash and log, for another JVM to compare with its own. */
final class SecondJvmMain {

    private final Project project;
    private final Path folder;
    private final RunOptions options;

    private SecondJvmMain(Project project, Path folder, RunOptions options) {
        this.project = project;
        this.folder = folder;
        this.options = options;
    }

    /** Take root, folder, seed or "", variant or "", then the file and the id of each scenario. */
    public static void main(String[] arguments) throws IOException {
        List<String> words = Arrays.asList(arguments);
        Optional<Long> seed =
                Optional.of(words.get(2)).filter(text -> !text.isEmpty()).map(Long::valueOf);
        SecondJvmMain second = new SecondJvmMain(
                new Project(Path.of(words.get(0))),
                Path.of(words.get(1)),
                RunOptions.of(Optional.of(1), seed, words.get(3), EnumSet.of(Mode.SIMULATED), Optional.of(1)));
        for (int i = 4; i + 1 < words.size(); i += 2) {
            second.write(
                    second.repeat(Path.of(words.get(i)), words.get(i + 1), i).line());
        }
        second.write(Repetition.END);
    }

    private Repetition repeat(Path file, String id, int ordinal) throws IOException {
        Scenario scenario = project.in(file).suites().stream()
                .flatMap(suite -> suite.scenarios().stream())
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IOException("expected the scenario '%s' in '%s'".formatted(id, file)));
        SystemProvider system = project.system(scenario.system())
                .orElseThrow(() -> new IOException("expected the system '%s'".formatted(scenario.system())));
        long seed = options.seed().orElse(scenario.seed());
        try {
            Evidence evidence =
                    new Drill(scenario, system, options.firstSeed()).run(seed).evidence();
            String name = "other-" + ordinal;
            List<String> logs = Divergence.logs(evidence);
            for (int i = 0; i < logs.size(); i++) {
                JsonLines.write(evidence.log(logs.get(i)), folder.resolve(Repetition.file(name, i)));
            }
            return new Repetition(id, seed, Divergence.hash(evidence), name);
        } catch (RuntimeException failed) {
            return new Repetition(id, seed, "", failed.toString());
        }
    }

    private void write(String line) throws IOException {
        Files.writeString(
                folder.resolve(Repetition.INDEX), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
