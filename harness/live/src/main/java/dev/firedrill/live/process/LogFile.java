package dev.firedrill.live.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Keep the beginning and the end of what a part prints, over all its lives, and say between them how much is left out. */
final class LogFile {

    private final Path file;
    private final int half;
    private byte[] ring = new byte[0];
    private long printed;
    private boolean settled = true;

    LogFile(Path file, int half) {
        this.file = file;
        this.half = half;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keep these bytes: in the file as long as its first half has room, then the newest of them in memory. */
    synchronized void add(byte[] bytes, int length) {
        int first = (int) Math.max(0, Math.min(length, half - printed));
        if (first > 0) {
            append(bytes, first);
        }
        if (first < length) {
            turn(bytes, first, length - first);
        }
        printed += length;
    }

    /** Write what memory holds behind the first half. */
    synchronized void settle() {
        if (settled) {
            return;
        }
        long behind = printed - half;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(half).position(half);
            OutputStream out = Channels.newOutputStream(channel);
            int start = behind > half ? (int) (behind % half) : 0;
            if (behind > half) {
                out.write(leftOut(behind - half).getBytes(StandardCharsets.UTF_8));
                out.write(ring, start, half - start);
            }
            out.write(ring, 0, behind > half ? start : (int) behind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settled = true;
    }

    private void append(byte[] bytes, int length) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn(byte[] bytes, int from, int length) {
        if (ring.length == 0) {
            ring = new byte[half];
        }
        long behind = Math.max(0, printed - half);
        for (int done = 0; done < length; ) {
            int at = (int) ((behind + done) % half);
            int piece = Math.min(length - done, half - at);
            System.arraycopy(bytes, from + done, ring, at, piece);
            done += piece;
        }
        settled = false;
    }

    private static String leftOut(long bytes) {
        return String.format(Locale.ROOT, "%n… %,d bytes are left out here …%n", bytes);
    }
}
