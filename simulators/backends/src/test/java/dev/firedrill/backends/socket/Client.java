package dev.firedrill.backends.socket;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks bytes to a server. */
final class Client implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    Client(InetSocketAddress server) throws IOException {
        socket.connect(server, PATIENCE);
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    Client send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Client post(String path, String body, String... headers) throws IOException {
        String more = String.join(
                "", java.util.Arrays.stream(headers).map(it -> it + "\r\n").toList());
        return send("POST " + path + " HTTP/1.1\r\nhost: x\r\n" + more + "content-length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /** Read until these bytes came. */
    String until(String last) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(last)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed after: " + read.toString(StandardCharsets.ISO_8859_1));
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Read to the end of the connection. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    Client finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
