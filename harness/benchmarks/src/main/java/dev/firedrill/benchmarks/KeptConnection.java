package dev.firedrill.benchmarks;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends one request again and again on one connection; as little client as possible, so that the server is measured. */
final class KeptConnection implements Closeable {

    static final KeptConnection NONE = new KeptConnection(new Socket(), new byte[0]);

    private static final String OK = "HTTP/1.1 200";
    private static final String LENGTH = "content-length: ";
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Socket socket;
    private final byte[] request;
    private final byte[] answer = new byte[LARGEST_ANSWER];
    private int filled;

    private KeptConnection(Socket socket, byte[] request) {
        this.socket = socket;
        this.request = request;
    }

    static KeptConnection to(InetSocketAddress server, String path, String body) throws IOException {
        Socket socket = new Socket(server.getAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        String head =
                "POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
                        .formatted(path, body.length());
        return new KeptConnection(socket, (head + body).getBytes(StandardCharsets.US_ASCII));
    }

    /** Give the length of the answer. */
    int exchange() throws IOException {
        socket.getOutputStream().write(request);
        filled = 0;
        int head = 0;
        while (head == 0) {
            read();
            head = endOfHead();
        }
        int length = length(new String(answer, 0, head, StandardCharsets.US_ASCII));
        while (length < 0 ? !endsChunks() : filled < head + length) {
            read();
        }
        return filled;
    }

    private void read() throws IOException {
        int count = socket.getInputStream().read(answer, filled, answer.length - filled);
        if (count <= 0) {
            throw new EOFException("the server closed");
        }
        filled += count;
    }

    private int endOfHead() {
        for (int i = 3; i < filled; i++) {
            if (answer[i] == '\n' && answer[i - 1] == '\r' && answer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Give the length the head announces; negative where the answer comes in chunks. */
    private static int length(String head) {
        if (!head.startsWith(OK)) {
            throw new IllegalStateException("expected '" + OK + "', found '" + head + "'");
        }
        String folded = head.toLowerCase(Locale.ROOT);
        int begin = folded.indexOf(LENGTH);
        return begin < 0
                ? -1
                : Integer.parseInt(folded.substring(begin + LENGTH.length(), folded.indexOf('\r', begin))
                        .strip());
    }

    private boolean endsChunks() {
        return new String(answer, filled - Math.min(filled, 7), Math.min(filled, 7), StandardCharsets.US_ASCII)
                .endsWith("\r\n0\r\n\r\n");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
