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

    static final String SUFFIX = ".faults.json";

    private static final String FOLDER = "scenarios/profiles";
    private static final String PROVIDER = ".provider.json";

    private final List<Path> roots;

    StubProfiles(List<Path> roots) {
        this.roots = roots;
    }

    /** Find a profile and hold it against what its faults will strike, as a scenario would. */
    Profile find(String wanted, StubScripts.Opened opened) {
        Map<String, Path> known = known();
        return read(known.containsKey(wanted) ? known.get(wanted) : path(wanted, known), opened);
    }

    private Profile read(Path file, StubScripts.Opened opened) {
        ProfileReader reader = new ProfileReader(roots.get(0));
        ProfileReader.Result read = reader.read(file, opened.script());
        return read.profile().orElseThrow(() -> {
            boolean unfit = reader.read(file).profile().isPresent();
            return unfit && !opened.own()
                    ? Refusal.defects(read.defects(), builtIn(opened))
                    : Refusal.defects(read.defects());
        });
    }

    private static String builtIn(StubScripts.Opened opened) {
        return "The stub's own answer is one text of %d words, without a variant: give another by --script FILE."
                .formatted(opened.script().answers().get(0).events());
    }

    private static Path path(String wanted, Map<String, Path> known) {
        Path file = absolute(wanted);
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw refused(wanted, "a folder", inside(file));
        }
        if (name.endsWith(PROVIDER)) {
            throw refused(wanted, "a provider script", "give it by --script");
        }
        if (Files.isRegularFile(file)) {
            if (name.endsWith(".json")) {
                return file;
            }
            throw refused(wanted, "a file of another name", "rename it to '*" + SUFFIX + "', if it is one");
        }
        throw absent(wanted, name, known);
    }

    private static Path absolute(String wanted) {
        try {
            return Path.of(wanted).toAbsolutePath().normalize();
        } catch (InvalidPathException unspeakable) {
            throw refused(wanted, "no such file", "correct the path");
        }
    }

    private static Refusal absent(String wanted, String name, Map<String, Path> known) {
        boolean path = wanted.endsWith(".json") || !name.equals(wanted);
        String plain = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        if (path && Files.isRegularFile(absolute(wanted + SUFFIX))) {
            return refused(wanted, "no such file", "write '%s'".formatted(Plain.line(wanted + SUFFIX)));
        }
        if (path) {
            String named = ", or name the shipped one '%s'".formatted(Plain.line(plain));
            return refused(wanted, "no such file", "correct the path" + (known.containsKey(plain) ? named : ""));
        }
        return Refusal.configuration(
                "PROFILE",
                "'%s'".formatted(Plain.line(wanted)),
                "a failure profile of %s/, or a path".formatted(FOLDER),
                known.isEmpty() ? "name a file '*%s'".formatted(SUFFIX) : NearestNames.hint(wanted, known.keySet()));
    }

    private static Refusal refused(String wanted, String found, String mend) {
        return Refusal.configuration(Plain.line(wanted), found, "a failure profile '*" + SUFFIX + "'", mend);
    }

    private static String inside(Path folder) {
        Map<String, Path> there = new TreeMap<>();
        addAll(folder, there);
        return there.isEmpty()
                ? "name a file"
                : "name a file in it, as '%s'"
                        .formatted(Plain.line(there.keySet().iterator().next() + SUFFIX));
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
