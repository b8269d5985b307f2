package dev.firedrill.live.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Serve one behaviour on a port of this machine, a thread for each connection, in charge of every byte. */
final class RawService implements Closeable {

    /** Do with a connection what is to be done, each time that a request was read. */
    interface Behaviour {
        void serve(Socket socket, OutputStream out) throws IOException;
    }

    private final ServerSocket port = new ServerSocket();
    private final Behaviour behaviour;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /** Requests as they came, head and body. */
    final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    /** One entry for each connection that its client closed. */
    final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

    RawService(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        start(this::accept);
    }

    /** Serve one whole answer to each request. */
    static RawService answering(String head, String body) throws IOException {
        return new RawService((socket, out) -> {
            out.write(answer(head, body));
            out.flush();
        });
    }

    static byte[] answer(String head, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes("HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(head, content.length)
                .getBytes(StandardCharsets.UTF_8));
        answer.writeBytes(content);
        return answer.toByteArray();
    }

    String url() {
        return "http://127.0.0.1:" + port.getLocalPort();
    }

    int connections() {
        return sockets.size();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-service");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!port.isClosed()) {
            try {
                Socket socket = port.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (String request = request(in); !request.isEmpty(); request = request(in)) {
                requests.add(request);
                behaviour.serve(socket, socket.getOutputStream());
            }
            closed.add("in order");
        } catch (IOException broken) {
            closed.add("broken");
        }
    }

    /** Read a request; "" where the client closes instead. */
    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        byte[] body = in.readNBytes(contentLength(head.toString()));
        return head + new String(body, StandardCharsets.UTF_8);
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line ->
                        Integer.valueOf(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        port.close();
        dropConnections();
    }

    /** Close all connections, as the end of a process does. */
    void dropConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
