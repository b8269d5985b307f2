package dev.firedrill.hosted;

import dev.firedrill.events.Event;
import dev.firedrill.world.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keep artifacts in a folder; no path leads out of it. */
final class HostedFiles implements Files {

    /** Begins and ends the name of a file that is being written. */
    private static final String PART = ".firedrill-part";

    private final Path folder;
    private final Recorder recorder;

    HostedFiles(Path folder, Recorder recorder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.recorder = recorder;
    }

    @Override
    public void write(String path, String content) {
        store(path, file -> {
            replace(file, content);
            return content;
        });
    }

    @Override
    public void append(String path, String content) {
        store(path, file -> {
            java.nio.file.Files.writeString(
                    file, content, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return java.nio.file.Files.readString(file, StandardCharsets.UTF_8);
        });
    }

    /** Change a file, and give the whole of what it then holds. */
    private interface Change {
        String apply(Path file) throws IOException;
    }

    private void store(String path, Change change) {
        Path file = inside(path);
        String whole;
        try {
            java.nio.file.Files.createDirectories(file.getParent());
            whole = change.apply(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the artifact '%s'".formatted(path), failed);
        }
        recorder.record(stamp -> new Event.ArtifactWritten(stamp, path, whole));
    }

    /** Replace a file so that whoever reads it finds the old content or the new one, also after a crash. */
    private static void replace(Path file, String content) throws IOException {
        Path part = java.nio.file.Files.createTempFile(file.getParent(), PART, PART);
        try {
            java.nio.file.Files.writeString(part, content, StandardCharsets.UTF_8);
            java.nio.file.Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            java.nio.file.Files.deleteIfExists(part);
        }
    }

    @Override
    public Optional<String> read(String path) {
        try {
            return Optional.of(java.nio.file.Files.readString(inside(path), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the artifact '%s'".formatted(path), failed);
        }
    }

    @Override
    public SortedSet<String> list() {
        if (!java.nio.file.Files.isDirectory(folder)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = java.nio.file.Files.walk(folder)) {
            return files.filter(java.nio.file.Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(PART))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list the artifacts in '%s'".formatted(folder), failed);
        }
    }

    private Path inside(String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IllegalArgumentException(
                    "expected the path of an artifact below its folder, found '%s'".formatted(path));
        }
        return file;
    }
}
