package dev.firedrill.engine;

import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.Inputs;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Knows where the results of one execution come from. It is made before the first drill; what is drilled then is what it
 * tells of.
 */
final class Origin {

    private static final Duration PATIENCE_WITH_GIT = Duration.ofSeconds(5);

    private final Path root;
    private final List<Path> places;
    private final String command;
    private final InstantSource clock;
    private final Instant from;
    private final Optional<Commit> commit;
    private final List<Input> inputs;
    private final List<Subject> subjects;
    private final List<Problem> problems = new ArrayList<>();

    /** Holds what is drilled: a scenario of a suite, in a mode. */
    record Drilled(Scenario scenario, Path suite, Mode mode) {}

    /**
     * Look at what is about to be drilled.
     *
     * @param command how the tool was called
     * @param told the build that is drilled for real, as somebody says
     */
    Origin(
            Project project,
            Path output,
            String command,
            Optional<String> told,
            Collection<Drilled> drilled,
            InstantSource clock) {
        this.root = project.root();
        this.command = command;
        this.clock = clock;
        this.from = clock.instant();
        this.commit = new Git(root, PATIENCE_WITH_GIT).commit(Project.real(output));
        List<Path> suites = drilled.stream().map(Drilled::suite).distinct().toList();
        this.places = places(suites);
        this.inputs = read();
        Builds builds = new Builds(project, told, inputs);
        this.subjects = drilled.stream()
                .map(it -> builds.of(it.scenario(), it.suite(), it.mode()))
                .distinct()
                .toList();
    }

    private List<Path> places(List<Path> suites) {
        try {
            return Inputs.places(root, suites);
        } catch (UncheckedIOException unreadable) {
            problems.add(unreadable(unreadable));
            return List.of();
        }
    }

    private List<Input> read() {
        try {
            return Inputs.of(root, places);
        } catch (UncheckedIOException unreadable) {
            problems.add(unreadable(unreadable));
            return List.of();
        }
    }

    /** What the platform says of it may hold the path of this machine; only its name is told. */
    private Problem unreadable(UncheckedIOException wrapped) {
        IOException reason = Objects.requireNonNull(wrapped.getCause());
        String file = reason instanceof FileSystemException named && named.getFile() != null
                ? " '" + shown(Path.of(named.getFile())) + "'"
                : "";
        return Problem.in(
                Project.SCENARIOS,
                "a file%s whose digest cannot be taken: %s"
                        .formatted(file, reason.getClass().getSimpleName()),
                "readable files",
                "check its permissions");
    }

    private String shown(Path file) {
        if (!file.startsWith(root)) {
            return String.valueOf(file.getFileName());
        }
        return file.equals(root) ? "." : root.relativize(file).toString().replace('\\', '/');
    }

    /** Tell where the results come from, now that all is drilled. */
    Provenance provenance() {
        return new Provenance(
                spelled(from),
                spelled(clock.instant()),
                command,
                commit.stream().toList(),
                inputs,
                subjects,
                false);
    }

    private static String spelled(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** List what could not be read, and what is no longer as it was when the first drill began. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        Map<String, String> now = new TreeMap<>();
        read().forEach(it -> now.put(it.file(), it.sha256()));
        inputs.stream()
                .filter(it -> !it.sha256().equals(now.get(it.file())))
                .map(it -> changed(it.file(), now.containsKey(it.file())))
                .forEach(all::add);
        return all;
    }

    private static Problem changed(String file, boolean there) {
        return Problem.in(
                file,
                there ? "a file that changed while drills ran" : "a file that went away while drills ran",
                "the same file from the first drill to the last",
                "run again and leave it alone meanwhile; a service keeps what it writes in ${state}");
    }
}
