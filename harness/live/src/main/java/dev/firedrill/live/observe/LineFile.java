package dev.firedrill.live.observe;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Read the lines that are added to a file, also when it is cut, moved away and made anew. */
final class LineFile implements Look {

    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final LongSupplier clock;
    private final ObjLongConsumer<String> lines;
    private final LineSplitter splitter;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private @Nullable Opened opened;
    private long asOf;

    private record Opened(FileChannel channel, @Nullable Object key) {}

    /**
     * Prepare to read.
     *
     * @param lines takes each line, and when it was read
     * @param tooLong hears of a line that was left out
     */
    LineFile(Path file, LongSupplier clock, ObjLongConsumer<String> lines, Runnable tooLong) {
        this.file = file;
        this.clock = clock;
        this.lines = lines;
        this.splitter = new LineSplitter(this::line, tooLong);
    }

    private void line(String text) {
        lines.accept(text, asOf);
    }

    @Override
    public Optional<String> look(boolean first) {
        try {
            asOf = first ? 0 : clock.getAsLong();
            read();
            return Optional.empty();
        } catch (NoSuchFileException | FileNotFoundException missing) {
            return Optional.of("the file is not there");
        } catch (IOException unreadable) {
            return Optional.of("the file could not be read: " + unreadable.getMessage());
        }
    }

    private void read() throws IOException {
        Opened now = opened;
        if (now != null) {
            readOn(now.channel());
            if (Objects.equals(now.key(), key())) {
                return;
            }
            readOn(now.channel());
            splitter.end();
            close();
        }
        Object key = key();
        Opened next = new Opened(FileChannel.open(file, StandardOpenOption.READ), key);
        opened = next;
        if (Objects.equals(key, key())) {
            readOn(next.channel());
        } else {
            close();
        }
    }

    private @Nullable Object key() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private void readOn(FileChannel channel) throws IOException {
        if (channel.size() < channel.position()) {
            channel.position(0);
            splitter.forget();
        }
        while (channel.read(block.clear()) > 0) {
            splitter.take(block.array(), block.position());
        }
    }

    void close() {
        Opened now = opened;
        opened = null;
        if (now == null) {
            return;
        }
        try {
            now.channel().close();
        } catch (IOException alreadyGone) {
            splitter.forget();
        }
    }
}
