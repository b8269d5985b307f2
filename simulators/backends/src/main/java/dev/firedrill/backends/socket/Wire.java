package dev.firedrill.backends.socket;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Holds one connection with its buffers. Waiting is done by reading, so that a client that leaves is noticed. */
final class Wire implements Closeable {

    private static final int FIRST_BUFFER = 8 * 1024;
    private static final int LARGEST_BUFFER = 256 * 1024;
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LINGER = TimeUnit.SECONDS.toNanos(2);
    private static final long FOR_EVER = Long.MAX_VALUE / 4;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] input = new byte[FIRST_BUFFER];
    private int begin;
    private int end;
    private byte[] output = new byte[FIRST_BUFFER];
    private int filled;
    private long sent;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Name an instant that lies so far away. */
    static long in(long nanos) {
        return System.nanoTime() + Math.min(nanos, FOR_EVER);
    }

    /** Name an instant that lies so far behind another. */
    static long after(long instant, long nanos) {
        long now = System.nanoTime();
        return now + Math.min(instant - now + Math.min(nanos, FOR_EVER), FOR_EVER);
    }

    /** Wait for a first byte; false when the client closed instead. */
    boolean hasInput(long deadline) throws IOException {
        return begin < end || fill(deadline);
    }

    /**
     * Read a line without its end.
     *
     * @return {@code null} where it is longer than so many bytes
     */
    @Nullable
    String line(int longest, long deadline) throws IOException {
        int scanned = 0;
        while (true) {
            for (; begin + scanned < end; scanned++) {
                if (input[begin + scanned] == '\n') {
                    return take(scanned);
                }
            }
            if (scanned > longest) {
                return null;
            }
            need(deadline);
        }
    }

    private String take(int length) {
        boolean returned = length > 0 && input[begin + length - 1] == '\r';
        String line = new String(input, begin, returned ? length - 1 : length, StandardCharsets.ISO_8859_1);
        begin += length + 1;
        return line;
    }

    /** Read some bytes, at least one. */
    int read(byte[] into, int from, int most, long deadline) throws IOException {
        if (begin == end) {
            need(deadline);
        }
        int count = Math.min(most, end - begin);
        System.arraycopy(input, begin, into, from, count);
        begin += count;
        return count;
    }

    private void need(long deadline) throws IOException {
        if (!fill(deadline)) {
            throw new EOFException("the client closed within a request");
        }
    }

    /** Read what comes next, behind what is there; false at the end. */
    private boolean fill(long deadline) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("the client took too long");
        }
        makeRoom();
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, (left + MILLI - 1) / MILLI));
        int count = in.read(input, end, input.length - end);
        end += Math.max(0, count);
        return count > 0;
    }

    private void makeRoom() {
        if (begin == end) {
            begin = 0;
            end = 0;
        } else if (end == input.length && begin > 0) {
            System.arraycopy(input, begin, input, 0, end - begin);
            end -= begin;
            begin = 0;
        } else if (end == input.length) {
            input = Arrays.copyOf(input, input.length * 2);
        }
    }

    /** Let time pass; false when the client closes first. */
    boolean pause(long deadline) throws IOException {
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedIOException("the server stops");
            }
            if (left < MILLI || end - begin >= LARGEST_BUFFER) {
                LockSupport.parkNanos(left);
            } else if (isClosedWithin(left / MILLI * MILLI)) {
                return false;
            }
        }
        return true;
    }

    private boolean isClosedWithin(long nanos) throws IOException {
        try {
            return !fill(in(nanos));
        } catch (SocketTimeoutException passed) {
            return false;
        }
    }

    /** Put bytes into the buffer of what is sent next. */
    void put(byte[] bytes) {
        if (output.length - filled < bytes.length) {
            output = Arrays.copyOf(output, Math.max(output.length * 2, filled + bytes.length));
        }
        System.arraycopy(bytes, 0, output, filled, bytes.length);
        filled += bytes.length;
    }

    @SuppressWarnings("deprecation") // the low bytes of characters are what a header is made of
    void put(String latin) {
        int length = latin.length();
        if (output.length - filled < length) {
            output = Arrays.copyOf(output, Math.max(output.length * 2, filled + length));
        }
        latin.getBytes(0, length, output, filled);
        filled += length;
    }

    void flush() throws IOException {
        if (filled > 0) {
            out.write(output, 0, filled);
            sent += filled;
            filled = 0;
        }
    }

    /** Count the bytes handed to the network. */
    long sent() {
        return sent;
    }

    /** End in order: nothing more is sent. */
    void finish() throws IOException {
        flush();
        socket.shutdownOutput();
    }

    /** Wait a little for the client to close; closing while it still sends would take back what was sent to it. */
    void linger() throws IOException {
        long deadline = in(LINGER);
        boolean open = socket.isOutputShutdown();
        while (open) {
            begin = end;
            open = fill(deadline);
        }
    }

    /** Reset the connection; what was sent before is on its way already. */
    void reset() throws IOException {
        flush();
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
