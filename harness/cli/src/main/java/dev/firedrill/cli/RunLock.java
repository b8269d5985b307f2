package dev.firedrill.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an output folder for one call at a time: two would delete and merge each other's results. The operating system
 * frees it when the process ends, however it ends.
 */
final class RunLock {

    static final String FILE = "run.lock";

    private RunLock() {}

    /**
     * Do some work while no other call has the folder.
     *
     * @throws Refusal if another call has it
     */
    static <T> T with(Path output, Callable<T> work) throws Exception {
        Files.createDirectories(output);
        Path file = output.resolve(FILE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (tryLock(channel, false) == null) {
                throw taken(file);
            }
            return work.call();
        }
    }

    /**
     * Do some work that only reads, while no call writes there. Nothing is created: where no call was, none is.
     *
     * @throws Refusal if another call has the folder
     */
    static <T> T reading(Path folder, Callable<T> work) throws Exception {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return work.call();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (tryLock(channel, true) == null) {
                throw taken(file);
            }
            return work.call();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException inThisJvm) {
            return null;
        }
    }

    private static Refusal taken(Path file) {
        return Refusal.configuration(
                Shown.path(file),
                "another 'firedrill run' or 'gate' at work in this folder",
                "one at a time, because a run writes what a gate reads",
                "wait until it has ended, or name another folder");
    }
}
