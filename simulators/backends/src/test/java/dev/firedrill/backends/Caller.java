package dev.firedrill.backends;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Call a served backend, on one connection for as long as the server keeps it. */
final class Caller implements AutoCloseable {

    private static final int PATIENCE = 30_000;
    private static final int HEXADECIMAL = 16;

    private final InetSocketAddress server;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private int connections;

    Caller(InetSocketAddress server) {
        this.server = server;
    }

    /**
     * Hold what came.
     *
     * @param status 0 where no head came
     * @param complete whether the body came to its own end
     */
    record Answer(int status, Map<String, String> headers, byte[] body, boolean complete) {

        static final Answer NOTHING = new Answer(0, Map.of(), new byte[0], false);

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Count the connections so far. */
    int connections() {
        return connections;
    }

    Answer post(String path, String body, String... headers) throws IOException {
        InputStream answers = connected();
        byte[] sent = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nhost: x\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("content-length: ").append(sent.length).append("\r\n\r\n");
        byte[] whole = Parts.joined(head.toString().getBytes(StandardCharsets.ISO_8859_1), sent);
        if (socket != null) {
            socket.getOutputStream().write(whole);
        }
        Answer answer = answer(answers);
        if (!answer.complete() || "close".equals(answer.headers().get("connection"))) {
            close();
        }
        return answer;
    }

    private InputStream connected() throws IOException {
        InputStream open = in;
        if (open == null) {
            Socket fresh = new Socket();
            fresh.connect(server, PATIENCE);
            fresh.setSoTimeout(PATIENCE);
            fresh.setTcpNoDelay(true);
            open = new BufferedInputStream(fresh.getInputStream());
            socket = fresh;
            in = open;
            connections++;
        }
        return open;
    }

    private static Answer answer(InputStream in) throws IOException {
        Answer head = head(in);
        if (head.status() == 0) {
            return head;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean complete = false;
        try {
            complete = head.headers().containsKey("content-length")
                    ? take(in, Long.parseLong(head.headers().getOrDefault("content-length", "0")), body)
                    : chunks(in, body);
        } catch (SocketTimeoutException silence) {
            throw silence;
        } catch (IOException reset) {
            // Then it is not complete.
        }
        return new Answer(head.status(), head.headers(), body.toByteArray(), complete);
    }

    /** Read a head; whatever is no HTTP, or ends before, is none. */
    private static Answer head(InputStream in) throws IOException {
        try {
            String first = line(in);
            if (!first.startsWith("HTTP/1.1 ")) {
                return Answer.NOTHING;
            }
            Map<String, String> headers = new TreeMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(": ");
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
            }
            int status = Integer.parseInt(first.substring(9, 12));
            return new Answer(status, Collections.unmodifiableMap(headers), new byte[0], false);
        } catch (SocketTimeoutException silence) {
            throw silence;
        } catch (IOException endedOrReset) {
            return Answer.NOTHING;
        }
    }

    private static boolean chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        int size = Integer.parseInt(line(in), HEXADECIMAL);
        while (size > 0) {
            if (!take(in, size, body)) {
                return false;
            }
            line(in);
            size = Integer.parseInt(line(in), HEXADECIMAL);
        }
        return line(in).isEmpty();
    }

    private static boolean take(InputStream in, long length, ByteArrayOutputStream body) throws IOException {
        long left = length;
        byte[] part = new byte[4096];
        while (left > 0) {
            int count = in.read(part, 0, (int) Math.min(part.length, left));
            if (count < 0) {
                return false;
            }
            body.write(part, 0, count);
            left -= count;
        }
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("closed after: " + line);
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        in = null;
    }
}
