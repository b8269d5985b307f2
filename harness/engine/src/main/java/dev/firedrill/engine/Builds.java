package dev.firedrill.engine;

import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.Inputs;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import dev.firedrill.world.SystemProvider;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Names the build of each system that is drilled, by what it says of itself or else by its content. */
final class Builds {

    private static final String OF_CLASSES = "digest of its classes";
    private static final String OF_FOLDER = "digest of its folder";
    private static final String OPTION = "--subject";
    private static final String NOBODY = "nobody";
    private static final String OUR_CLASSES = "${classpath}";
    private static final Pattern NO_SERVICE = Pattern.compile(
            "(suite|controls|requirements|system)\\.json" + "|.*\\.(scenario|faults|provider|schema)\\.json|.*\\.md");

    private final Project project;
    private final Optional<String> told;
    private final List<Input> inputs;
    private final Map<Path, Optional<String>> read = new TreeMap<>();

    /**
     * Name builds.
     *
     * @param told the build that is drilled for real, as somebody says; empty where nobody does
     * @param inputs the files of all suites with their digests
     */
    Builds(Project project, Optional<String> told, List<Input> inputs) {
        this.project = project;
        this.told = told;
        this.inputs = inputs;
    }

    /** Name the build that a scenario drills. */
    Subject of(Scenario scenario, Path suite, Mode mode) {
        return switch (mode) {
            case SIMULATED -> ofClasses(scenario, mode);
            case LIVE -> told(scenario, mode).orElseGet(() -> live(scenario, suite));
            case IMPORTED -> told(scenario, mode).orElseGet(() -> subject(scenario, mode, Optional.empty(), NOBODY));
        };
    }

    private Optional<Subject> told(Scenario scenario, Mode mode) {
        return told.map(build -> subject(scenario, mode, Optional.of(build), OPTION));
    }

    private Subject live(Scenario scenario, Path suite) {
        List<String> command = scenario.modes().system().map(LiveSystem::start).orElse(List.of()).stream()
                .flatMap(part -> part.command().stream())
                .toList();
        if (command.contains(OUR_CLASSES)) {
            return ofClasses(scenario, Mode.LIVE);
        }
        return subject(scenario, Mode.LIVE, command.isEmpty() ? Optional.empty() : service(suite), OF_FOLDER);
    }

    private Subject ofClasses(Scenario scenario, Mode mode) {
        Optional<String> digest = project.system(scenario.system())
                .flatMap(Builds::source)
                .flatMap(it -> read.computeIfAbsent(it, Builds::classes));
        return subject(scenario, mode, digest, OF_CLASSES);
    }

    private static Subject subject(Scenario scenario, Mode mode, Optional<String> build, String by) {
        return new Subject(scenario.system(), mode.word(), build.orElse(null), build.isEmpty() ? NOBODY : by);
    }

    /** Take the digest of what stands beside the scenarios of a system and is none of them. */
    private Optional<String> service(Path suite) {
        String folder = project.root().relativize(suite).toString().replace('\\', '/') + "/";
        List<Input> service = inputs.stream()
                .filter(it -> it.file().startsWith(folder))
                .filter(it -> !NO_SERVICE
                        .matcher(it.file().substring(it.file().lastIndexOf('/') + 1))
                        .matches())
                .map(it -> new Input(it.file().substring(folder.length()), it.sha256()))
                .toList();
        return service.isEmpty() ? Optional.empty() : Optional.of(digest(service));
    }

    private static Optional<Path> source(SystemProvider system) {
        CodeSource source = system.getClass().getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException elsewhere) {
            return Optional.empty();
        }
    }

    private static Optional<String> classes(Path source) {
        try {
            if (Files.isRegularFile(source)) {
                return Optional.of("sha256:" + Inputs.sha256(source));
            }
            return Optional.of(digest(Inputs.of(source, List.of(source))));
        } catch (UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private static String digest(List<Input> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(
                    it -> digest.update((it.sha256() + "  " + it.file() + "\n").getBytes(StandardCharsets.UTF_8)));
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
