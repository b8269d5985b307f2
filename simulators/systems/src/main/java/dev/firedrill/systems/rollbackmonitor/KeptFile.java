package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Files;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keep a small state in a file that other instances read too. What cannot be written now is gone by nevertheless, and
 * written later.
 */
final class KeptFile {

    private final Files files;
    private final String path;
    private final Outbox outbox;
    private @Nullable String unwritten;

    KeptFile(Files files, String path, Outbox outbox) {
        this.files = files;
        this.path = path;
        this.outbox = outbox;
    }

    Optional<String> read() {
        if (unwritten != null) {
            return Optional.of(unwritten);
        }
        try {
            return files.read(path);
        } catch (UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    void write(String content) {
        boolean wasWritten = unwritten == null;
        if (!writeNow(content)) {
            unwritten = content;
            if (wasWritten) {
                outbox.alert("WARNING", "state-not-saved: '%s' will be written later".formatted(path));
            }
        }
    }

    /** Write it now or never: what others cannot read is not gone by here either; tells whether it is written. */
    boolean writeNow(String content) {
        try {
            files.write(path, content);
            unwritten = null;
            return true;
        } catch (UncheckedIOException full) {
            return false;
        }
    }

    void retry() {
        if (unwritten != null) {
            write(unwritten);
        }
    }
}
