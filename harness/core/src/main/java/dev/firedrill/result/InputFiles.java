package dev.firedrill.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.model.Policy;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the files that can change the outcome of the drills of some suites. Links that lead out of the root are left. */
final class InputFiles {

    private static final String SCENARIOS = "scenarios";
    private static final String GOLDENS = "goldens";
    private static final Set<String> NO_SOURCES = Set.of("node_modules", "__pycache__", "target");
    private static final List<String> SHARED = List.of(".faults.json", ".provider.json");
    private static final JsonFactory JSON = new JsonFactory();

    private final Path root;
    private final Path realRoot;
    private final SortedSet<Path> found =
            new TreeSet<>(Comparator.comparing(it -> it.toString().replace('\\', '/')));

    /** Look below a root, which must be there. */
    InputFiles(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        this.realRoot = root.toRealPath();
    }

    List<Path> of(Collection<Path> suiteFolders) throws IOException {
        takeAll(children(root.resolve(SCENARIOS)));
        take(root.resolve(Lock.FILE));
        take(root.resolve(Policy.FILE));
        for (Path folder : suiteFolders) {
            Path suite = root.resolve(folder).normalize();
            List<Path> own = below(suite);
            takeAll(own);
            for (Path file : own) {
                takeNamed(file);
            }
            takeAll(goldens(suite.resolve("suite.json")));
        }
        return List.copyOf(found);
    }

    private void takeAll(List<Path> files) throws IOException {
        for (Path file : files) {
            take(file);
        }
    }

    private void take(Path file) throws IOException {
        if (file.startsWith(root)
                && Files.isRegularFile(file)
                && file.toRealPath().startsWith(realRoot)) {
            found.add(file);
        }
    }

    /** Take the profiles and scripts that a file names; they may stand in the folder of another suite. */
    private void takeNamed(Path file) throws IOException {
        if (file.toString().endsWith(".json") && found.contains(file)) {
            for (String path : named(file)) {
                takeAll(meant(file.resolveSibling(""), path));
            }
        }
    }

    private static List<String> named(Path file) throws IOException {
        List<String> paths = new ArrayList<>();
        try (JsonParser json = JSON.createParser(file.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && SHARED.stream().anyMatch(json.getText()::endsWith)) {
                    paths.add(json.getText());
                }
            }
        } catch (JsonProcessingException | CharConversionException broken) {
            return paths; // who reads it for a drill says what is wrong with it
        }
        return paths;
    }

    private static boolean isShared(Path file) {
        return SHARED.stream().anyMatch(file.toString()::endsWith);
    }

    /** A path that the rows of a table complete may mean any file of its folder. */
    private static List<Path> meant(Path folder, String path) throws IOException {
        try {
            Path file = folder.resolve(path).normalize();
            return path.contains("${")
                    ? children(file.resolveSibling("")).stream()
                            .filter(InputFiles::isShared)
                            .toList()
                    : List.of(file);
        } catch (InvalidPathException unspeakable) {
            return List.of();
        }
    }

    private List<Path> goldens(Path suite) throws IOException {
        Optional<String> system = system(suite);
        return system.isEmpty() ? List.of() : below(root.resolve(GOLDENS).resolve(system.get()));
    }

    private static Optional<String> system(Path suite) throws IOException {
        if (!Files.isRegularFile(suite)) {
            return Optional.empty();
        }
        try {
            String system = new JsonMapper()
                    .readTree(Files.readAllBytes(suite))
                    .path("system")
                    .asText();
            return Optional.of(system).filter(it -> it.matches("[A-Za-z0-9][A-Za-z0-9._-]*"));
        } catch (JsonProcessingException | CharConversionException broken) {
            return Optional.empty();
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).filter(it -> !isHidden(it)).toList();
        }
    }

    static List<Path> below(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new Sources(folder, files));
        }
        return files;
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    /** Takes what a person may have written, and no folder that a tool fills. */
    private static final class Sources extends SimpleFileVisitor<Path> {

        private final Path top;
        private final List<Path> files;

        Sources(Path top, List<Path> files) {
            this.top = top;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean left = !folder.equals(top) && (isHidden(folder) || NO_SOURCES.contains(name));
            return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
