package dev.firedrill.live.observe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cut bytes into lines; a line without its end waits for it, and one that is too long is left out. */
final class LineSplitter {

    /** Most bytes of a line. */
    static final int LONGEST = 1024 * 1024;

    private final Consumer<String> lines;
    private final Runnable tooLong;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean isSkipping;

    LineSplitter(Consumer<String> lines, Runnable tooLong) {
        this.lines = lines;
        this.tooLong = tooLong;
    }

    void take(byte[] bytes, int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                add(bytes, from, i - from);
                end();
                from = i + 1;
            }
        }
        add(bytes, from, count - from);
    }

    private void add(byte[] bytes, int from, int count) {
        if (isSkipping) {
            return;
        }
        if (begun.size() + count > LONGEST) {
            isSkipping = true;
            begun.reset();
            tooLong.run();
            return;
        }
        begun.write(bytes, from, count);
    }

    /** End the line that is begun. */
    void end() {
        String line = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        if (!isSkipping && !line.isBlank()) {
            lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        isSkipping = false;
    }

    /** Forget the line that is begun. */
    void forget() {
        begun.reset();
        isSkipping = false;
    }
}
