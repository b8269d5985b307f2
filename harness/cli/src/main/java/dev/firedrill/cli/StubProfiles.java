package dev.firedrill.cli;

import dev.firedrill.model.Profile;
import dev.firedrill.reading.ProfileReader;
import dev.firedrill.result.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds failure profiles: by path, or by name in {@code scenarios/profiles/} of the project and of Firedrill itself. */
final class StubProfiles {

    private static final String FOLDER = "scenarios/profiles";
    private static final String SUFFIX = ".faults.json";

    private final List<Path> roots;

    StubProfiles(List<Path> roots) {
        this.roots = roots;
    }

    Profile find(String wanted) {
        Path file = wanted.endsWith(".json") ? path(wanted) : named(wanted);
        ProfileReader.Result read = new ProfileReader(roots.get(0)).read(file);
        return read.profile().orElseThrow(() -> Refusal.defects(read.defects()));
    }

    private static Path path(String wanted) {
        try {
            Path file = Path.of(wanted).toAbsolutePath().normalize();
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException unspeakable) {
            // Then there is no such file either.
        }
        throw Refusal.configuration(
                Plain.line(wanted),
                "no such file",
                "a failure profile '*" + SUFFIX + "'",
                "create it, or correct the path");
    }

    private Path named(String name) {
        Map<String, Path> known = known();
        Path file = known.get(name);
        if (file != null) {
            return file;
        }
        throw Refusal.configuration(
                "PROFILE",
                "'%s'".formatted(Plain.line(name)),
                "a failure profile of %s/, or a path".formatted(FOLDER),
                known.isEmpty() ? "name a file '*%s'".formatted(SUFFIX) : NearestNames.hint(name, known.keySet()));
    }

    private Map<String, Path> known() {
        Map<String, Path> known = new TreeMap<>();
        for (Path root : roots) {
            Path folder = root.resolve(FOLDER);
            if (Files.isDirectory(folder)) {
                addAll(folder, known);
            }
        }
        return known;
    }

    private static void addAll(Path folder, Map<String, Path> known) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(it -> it.getFileName().toString().endsWith(SUFFIX))
                    .forEach(it -> known.putIfAbsent(name(it), it));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
