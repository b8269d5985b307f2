package dev.firedrill.result;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.apiguardian.api.API;

/**
 * Write a file whole or not at all: beside it first, so that nobody ever reads half of it.
 *
 * <p>Problem: {@link Files#createTempFile} makes files that only their owner may read, and a report is there for others.
 *
 * <p>Decision: an ordinary new file under a name of our own.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WholeFile {

    private static final AtomicLong WRITTEN = new AtomicLong();

    private WholeFile() {}

    /**
     * Replace a file, or create it with its folder.
     *
     * @throws IOException if it cannot be written; a file that was there before then still is
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().normalize().resolveSibling(""));
        Path beside = folder.resolve(".%s.%d-%d"
                .formatted(file.getFileName(), ProcessHandle.current().pid(), WRITTEN.incrementAndGet()));
        try {
            Files.write(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException exception) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
