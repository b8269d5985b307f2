package dev.firedrill.live.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cut bytes into lines of UTF-8. A line longer than its limit loses what is beyond; bytes that are no UTF-8 become U+FFFD. */
final class LineSplitter {

    /** Most characters of a line. */
    static final int LIMIT = 64 * 1024;

    private static final int MOST_BYTES_OF_A_CHARACTER = 3;

    private final Consumer<String> lines;
    private byte[] held = new byte[256];
    private int size;

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Take the next bytes. */
    void add(byte[] bytes, int length) {
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                hold(bytes, from, at);
                emit();
                from = at + 1;
            }
        }
        hold(bytes, from, length);
    }

    /** Give a last line that has no end. */
    void end() {
        if (size > 0) {
            emit();
        }
    }

    private void hold(byte[] bytes, int from, int to) {
        int taken = Math.min(to - from, LIMIT * MOST_BYTES_OF_A_CHARACTER - size);
        if (size + taken > held.length) {
            held = Arrays.copyOf(held, Math.max(size + taken, 2 * held.length));
        }
        System.arraycopy(bytes, from, held, size, taken);
        size += taken;
    }

    private void emit() {
        int length = size > 0 && held[size - 1] == '\r' ? size - 1 : size;
        String line = new String(held, 0, length, StandardCharsets.UTF_8);
        size = 0;
        lines.accept(line.length() > LIMIT ? cut(line) : line);
    }

    private static String cut(String line) {
        return line.substring(0, Character.isHighSurrogate(line.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT);
    }
}
