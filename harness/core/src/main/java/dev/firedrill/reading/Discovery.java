package dev.firedrill.reading;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds scenario files and the suites they belong to. Links to directories are not followed. */
final class Discovery {

    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(it -> it.toString().replace('\\', '/'));

    private final SourceFiles files;
    private final Defects defects;
    private final SortedSet<Path> scenarios = new TreeSet<>(BY_NAME);
    private final SortedSet<Path> suites = new TreeSet<>(BY_NAME);
    private final SortedSet<Path> shared = new TreeSet<>(BY_NAME);

    Discovery(SourceFiles files, Defects defects) {
        this.files = files;
        this.defects = defects;
    }

    Collection<Path> scenarios() {
        return Collections.unmodifiableSortedSet(scenarios);
    }

    /** List the folders seen that hold a {@code suite.json}. */
    Collection<Path> suites() {
        return Collections.unmodifiableSortedSet(suites);
    }

    /** List the failure profiles and provider scripts seen, which are to be right whether or not a scenario uses them. */
    Collection<Path> shared() {
        return Collections.unmodifiableSortedSet(shared);
    }

    /** Look at a directory or at one scenario file. */
    void look(Path selected) {
        Path path = files.resolve(selected);
        if (!Files.exists(path)) {
            defects.add(
                    files.start(path),
                    "no such file or folder",
                    "a folder or a file '*" + ScenarioLoader.SUFFIX + "'",
                    "create it, or correct the path");
        } else if (Files.isDirectory(path) && !isScenario(path)) {
            walk(path);
            judgeEmpty(path);
        } else if (isScenario(path)) {
            scenarios.add(path);
        } else {
            defects.add(
                    files.start(path),
                    "a file that is no scenario",
                    "a folder or a file '*" + ScenarioLoader.SUFFIX + "'",
                    "select a scenario file");
        }
    }

    private void judgeEmpty(Path folder) {
        if (scenarios.stream().noneMatch(it -> it.startsWith(folder))) {
            defects.add(
                    files.start(folder),
                    "no scenario",
                    "at least one file '*" + ScenarioLoader.SUFFIX + "'",
                    "add a scenario, or select another folder");
        }
    }

    private void walk(Path folder) {
        try {
            Files.walkFileTree(folder, new Visitor(folder));
        } catch (IOException unreadable) {
            unreadable(folder, unreadable);
        }
    }

    private void unreadable(Path path, IOException reason) {
        defects.add(
                files.start(path),
                "a folder that cannot be read: " + reason.getClass().getSimpleName(),
                "a readable folder",
                "check its permissions");
    }

    private static boolean isScenario(Path path) {
        return String.valueOf(path.getFileName()).endsWith(ScenarioLoader.SUFFIX);
    }

    /** Takes what is a scenario or a suite on the way through a folder. */
    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Path top;

        Visitor(Path top) {
            this.top = top;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(top) && (isScenario(folder) || isHidden(folder) || isBuild(folder))) {
                take(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (Files.exists(folder.resolve(SuiteLoader.SUITE))) {
                suites.add(folder);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            take(file);
            if (attributes.isSymbolicLink() && Files.isDirectory(file) && !isScenario(file)) {
                defects.add(files.start(file), "a link to a folder", "a folder", "put the folder itself there");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException reason) {
            unreadable(file, reason);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException reason) {
            if (reason != null) {
                unreadable(folder, reason);
            }
            return FileVisitResult.CONTINUE;
        }

        private void take(Path path) {
            if (isScenario(path)) {
                scenarios.add(path);
            } else if (Files.isRegularFile(path) && isShared(path.toString())) {
                shared.add(path);
            }
        }

        private boolean isShared(String path) {
            return path.endsWith(FilePath.PROFILE) || path.endsWith(FilePath.PROVIDER);
        }

        private boolean isHidden(Path folder) {
            return String.valueOf(folder.getFileName()).startsWith(".");
        }

        /** Whether Maven writes this folder; what it copies there is not written by a user. */
        private boolean isBuild(Path folder) {
            return folder.endsWith("target") && Files.exists(folder.resolveSibling("pom.xml"));
        }
    }
}
