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
            if (tryLock(channel) == null) {
                throw taken(file);
            }
            return work.call();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisJvm) {
            return null;
        }
    }

    private static Refusal taken(Path file) {
        return Refusal.configuration(
                file.toString(),
                "another 'firedrill run' or 'gate' at work in this folder",
                "one at a time, because they write the same results",
                "wait until it has ended, or name another folder by --output");
    }
}
