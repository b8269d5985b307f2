package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Repeats the first seed of every scenario in a JVM of its own, at another real-time speed.
 *
 * <p>Problem: what differs only between JVMs (identity hashes, the order of {@code Set.of}) or with the speed of the clock
 * on the wall never shows in one process, however often it repeats.
 *
 * <p>Decision: a child process, started at once and run beside the drills. It never fails in silence.
 */
final class SecondJvm implements AutoCloseable {

    /** Milliseconds of real sleep that the child's world inserts now and then. */
    static final String SLOWDOWN = "firedrill.slowdown";

    private static final int OUTPUT_SHOWN = 500;

    private final Process process;
    private final Path folder;

    private SecondJvm(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    static SecondJvm start(Project project, Path folder, Selection selection, RunOptions options) {
        try {
            Files.createDirectories(folder);
            EngineLaunch.delete(folder, "*");
            List<String> command = new ArrayList<>(java());
            command.add(SecondJvmMain.class.getName());
            command.add(project.root().toString());
            command.add(folder.toString());
            command.add(
                    options.seed().isPresent() ? Long.toString(options.seed().getAsLong()) : "");
            command.add(options.drilled());
            for (Scenario scenario : selection.scenarios().values()) {
                if (isDrilled(scenario, options)) {
                    command.add(scenario.position().file());
                    command.add(scenario.id());
                }
            }
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new SecondJvm(process, folder);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static boolean isDrilled(Scenario scenario, RunOptions options) {
        if (!options.simulated() || scenario.modes().simulated().isPresent()) {
            return false;
        }
        String variant = options.drilled();
        return variant.isEmpty()
                || scenario.controls().variants().stream()
                        .anyMatch(declared -> declared.name().equals(variant));
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.add("-D" + SLOWDOWN + "=1");
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("firedrill.") && !name.equals(SLOWDOWN))
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    /**
     * Wait for the child and give what it found.
     *
     * @throws Refusal if it died or did not end in time
     */
    List<Repetition> await(Duration deadline) throws InterruptedException {
        if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            throw lost("did not end within " + deadline.toSeconds() + " s");
        }
        try {
            Path index = folder.resolve(Repetition.INDEX);
            List<String> lines = Files.exists(index) ? Files.readAllLines(index) : List.of();
            if (process.exitValue() != 0 || !lines.contains(Repetition.END)) {
                throw lost("ended with exit code " + process.exitValue());
            }
            return lines.stream()
                    .map(Repetition::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Refusal lost(String how) {
        return new Refusal(
                ExitCode.INTERNAL,
                "the second JVM, which repeats the first seeds, %s%n%s"
                        .formatted(how, String.join("\n", Plain.lines(output(), OUTPUT_SHOWN))));
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.txt")).strip();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
