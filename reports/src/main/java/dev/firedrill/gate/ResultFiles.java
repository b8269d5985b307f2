package dev.firedrill.gate;

import dev.firedrill.result.Entry;
import dev.firedrill.result.Inputs;
import dev.firedrill.result.Results;
import dev.firedrill.result.Results.ConfigurationError;
import dev.firedrill.result.ResultsException;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads files of results with the event logs they name; what is wrong with them is said in sentences. */
final class ResultFiles {

    private static final String PART = "results-";
    private static final String JSON = ".json";

    private final Path root;
    private final List<Path> folders = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();

    ResultFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** A file that could be read. */
    record Found(Path file, Results results) {}

    List<String> defects() {
        return List.copyOf(defects);
    }

    void add(String defect) {
        defects.add(defect);
    }

    /** Read what is in a folder: the record of one call, or else the parts of a build. */
    List<Found> in(Path folder) {
        folders.add(folder.toAbsolutePath().normalize());
        if (!Files.isDirectory(folder)) {
            defects.add(shown(folder) + " is no folder, so there are no results in it");
            return List.of();
        }
        List<Found> parts = new ArrayList<>();
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            defects.add("there are no results in " + shown(folder));
        }
        for (Path file : files) {
            read(file).ifPresent(results -> parts.add(new Found(file, results)));
        }
        parts.forEach(this::judge);
        return parts;
    }

    /** Read one file; absent where it cannot be read. */
    Optional<Results> read(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) == 0) {
                defects.add(shown(file) + " is empty");
                return Optional.empty();
            }
            return Optional.of(ResultsJson.read(file));
        } catch (ResultsException unreadable) {
            defects.add(shown(file) + " cannot be read: " + words(unreadable));
        } catch (IOException unreadable) {
            defects.add(shown(file) + " cannot be read: " + words(unreadable));
        }
        return Optional.empty();
    }

    /** Say where in the file, what was found and what was expected. */
    static String words(ResultsException unreadable) {
        ConfigurationError error = unreadable.asError();
        String found = error.found().toLowerCase(Locale.ROOT).contains("end-of-input")
                ? "it is cut off"
                : "found " + error.found();
        return "%s, expected %s".formatted(found, error.expected());
    }

    /** Say why, as {@link #words(IOException)} does. */
    String words(UncheckedIOException unreadable) {
        IOException cause = unreadable.getCause();
        return cause == null ? "nobody knows why" : words(cause);
    }

    /** Say why, without where the project lies on this machine. */
    String words(IOException unreadable) {
        String kind = unreadable.getClass().getSimpleName();
        return unreadable instanceof FileSystemException of && of.getFile() != null
                ? "%s: %s".formatted(kind, shown(Path.of(of.getFile())))
                : kind;
    }

    /** Name a file relative to the project where it lies below, else to the folder of results that it lies in. */
    String shown(Path file) {
        Path full = file.toAbsolutePath().normalize();
        Path base = Stream.concat(Stream.of(root), folders.stream().map(it -> it.resolveSibling("")))
                .filter(it -> full.startsWith(it) && !full.equals(it))
                .findFirst()
                .orElse(full.getParent());
        return (base == null ? full : base.relativize(full)).toString().replace('\\', '/');
    }

    private List<Path> files(Path folder) {
        List<Path> parts = parts(folder);
        Path whole = folder.resolve(ResultsJson.FILE);
        if (!Files.exists(whole)) {
            return parts;
        }
        if (!parts.isEmpty()) {
            defects.add(("%s holds %s of a run and parts of a build, as %s: nobody can say which of them count; run"
                            + " again, which removes those of the build, or give each a folder of its own")
                    .formatted(shown(folder), ResultsJson.FILE, shown(parts.get(0))));
        }
        return List.of(whole);
    }

    private List<Path> parts(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(ResultFiles::isPart).sorted().toList();
        } catch (IOException unreadable) {
            defects.add(shown(folder) + " cannot be read: " + words(unreadable));
            return List.of();
        }
    }

    private static boolean isPart(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(PART) && name.endsWith(JSON);
    }

    private void judge(Found part) {
        String file = shown(part.file());
        Results results = part.results();
        if (results.provenance() == null || results.seal() == null) {
            defects.add(file + " is of an earlier version: it does not say where it comes from, or has no seal");
        } else if (!Seal.holds(results)) {
            defects.add(file + " does not fit its seal: it was edited after it was written");
        }
        Consistency.defects(results).forEach(defect -> defects.add(file + " contradicts itself: " + defect));
        results.entries().forEach(entry -> log(part.file(), entry));
    }

    private void log(Path file, Entry entry) {
        String name = entry.events();
        if (name == null) {
            return;
        }
        Optional<Path> log = below(file.resolveSibling(""), name);
        if (log.isEmpty() || !Files.isRegularFile(log.get())) {
            defects.add("%s names the event log '%s', which is not there".formatted(shown(file), name));
        } else if (!Objects.equals(digest(log.get()), entry.eventsSha256())) {
            defects.add("%s is not the event log that %s was written with".formatted(shown(log.get()), shown(file)));
        }
    }

    /** What lies elsewhere is not looked at. */
    private static Optional<Path> below(Path folder, String name) {
        try {
            Path top = folder.toAbsolutePath().normalize();
            return Optional.of(top.resolve(name).normalize()).filter(it -> it.startsWith(top));
        } catch (InvalidPathException unspeakable) {
            return Optional.empty();
        }
    }

    private static String digest(Path file) {
        try {
            return Inputs.sha256(file);
        } catch (UncheckedIOException unreadable) {
            return "unreadable";
        }
    }
}
