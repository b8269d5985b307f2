package dev.firedrill.engine;

import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Part;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Names the build of each system that is drilled, by what it says of itself or else by its content. */
final class Builds {

    private static final String OF_CLASSES = "digest of its classes";
    private static final String OF_FOLDER = "digest of its folder";
    private static final String OPTION = "--subject";
    private static final String NOBODY = "nobody";
    private static final String OUR_CLASSES = "${classpath}";
    private static final String OUR_ROOT = "${root}";
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
        List<Part> parts = scenario.modes().system().map(LiveSystem::start).orElse(List.of());
        if (parts.stream().anyMatch(part -> part.command().contains(OUR_CLASSES))) {
            return ofClasses(scenario, Mode.LIVE);
        }
        return subject(scenario, Mode.LIVE, service(parts, suite), OF_FOLDER);
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

    /** Take the digest of the folders in which its parts run; where one of them is not known, neither is the service. */
    private Optional<String> service(List<Part> parts, Path suite) {
        SortedMap<String, Input> service = new TreeMap<>();
        for (Part part : parts) {
            List<Input> files = folder(part).map(it -> files(it, suite)).orElse(List.of());
            if (files.isEmpty()) {
                return Optional.empty();
            }
            files.forEach(it -> service.put(it.file(), it));
        }
        return service.isEmpty() ? Optional.empty() : Optional.of(digest(List.copyOf(service.values())));
    }

    /** Find where a part runs, if that is a folder of the project whatever the run. */
    private Optional<Path> folder(Part part) {
        String place =
                part.folder().startsWith(OUR_ROOT) ? "." + part.folder().substring(OUR_ROOT.length()) : part.folder();
        return place.contains("${")
                ? Optional.empty()
                : Optional.of(project.file(place)).filter(it -> it.startsWith(project.root()));
    }

    /** What stands beside scenarios is a service where it is none of them; what holds the whole suite is no service. */
    private List<Input> files(Path folder, Path suite) {
        if (folder.startsWith(suite)) {
            return beside(suite);
        }
        return suite.startsWith(folder) ? List.of() : elsewhere(folder);
    }

    private List<Input> beside(Path suite) {
        String folder = named(suite);
        return inputs.stream()
                .filter(it -> it.file().startsWith(folder))
                .filter(it -> !NO_SERVICE
                        .matcher(it.file().substring(it.file().lastIndexOf('/') + 1))
                        .matches())
                .map(it -> new Input(it.file().substring(folder.length()), it.sha256()))
                .toList();
    }

    private String named(Path folder) {
        return project.root().relativize(folder).toString().replace('\\', '/') + "/";
    }

    private List<Input> elsewhere(Path folder) {
        try {
            return Inputs.below(project.root(), folder);
        } catch (UncheckedIOException unreadable) {
            return List.of();
        }
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
