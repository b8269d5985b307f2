package dev.firedrill.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Be a service that misbehaves in one manner; runs as a process of its own. */
final class RogueService {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";
    private static final int FLOOD = 100_000_000;

    private final Manner manner;
    private final int port;
    private int served;

    private RogueService(Manner manner, int port) {
        this.manner = manner;
        this.port = port;
    }

    /** What it does. */
    enum Manner {
        GOOD,
        NEVER_READY,
        EXITS_EARLY,
        HANGS,
        FLOODS,
        CLOSES_PORT,
        GARBAGE,
        DIES
    }

    /** Take the port, the manner, a mark by which its process is found, and the file of its setup. */
    public static void main(String[] told) throws Exception {
        System.out.println("port " + told[0]);
        JsonNode setup = new ObjectMapper().readTree(Path.of(told[3]).toFile());
        System.out.println("it is %s, MODE is %s, and setup says %s"
                .formatted(
                        setup.path("startsAt").asText(),
                        System.getenv("MODE"),
                        setup.path("environment").path("LEVEL").asText("nothing")));
        new RogueService(Manner.valueOf(told[1]), Integer.parseInt(told[0])).run();
    }

    private void run() throws Exception {
        switch (manner) {
            case NEVER_READY -> {
                System.out.println("waiting for a licence server");
                Thread.currentThread().join();
            }
            case EXITS_EARLY -> {
                System.err.println("cannot open the database");
                System.exit(3);
            }
            case FLOODS -> flood();
            case GOOD, HANGS, CLOSES_PORT, GARBAGE, DIES -> {}
        }
        serve();
    }

    private static void flood() {
        byte[] line = ("x".repeat(999) + "\n").getBytes(StandardCharsets.US_ASCII);
        for (int written = 0; written < FLOOD; written += line.length) {
            System.out.write(line, 0, line.length);
        }
        System.out.flush();
    }

    private void serve() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    answer(server, socket);
                }
            }
        }
        Thread.currentThread().join();
    }

    private void answer(ServerSocket server, Socket socket) throws Exception {
        if (!request(socket.getInputStream())) {
            return;
        }
        served++;
        OutputStream out = socket.getOutputStream();
        switch (manner) {
            case HANGS -> Thread.currentThread().join();
            case GARBAGE -> {
                System.out.println("answering in my own tongue");
                out.write(new byte[] {0x16, 0x03, 0x01, 0x00, (byte) 0xff, '\r', '\n', '\r', '\n'});
            }
            case CLOSES_PORT -> {
                out.write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                System.out.println("closing the port");
                server.close();
            }
            case DIES -> {
                if (served > 1) {
                    System.err.println("segmentation fault in my head");
                    Runtime.getRuntime().halt(7);
                }
                out.write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            }
            case GOOD, NEVER_READY, EXITS_EARLY, FLOODS -> out.write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
    }

    /** Read a request; false where the client only looks whether somebody is there. */
    private static boolean request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        in.readNBytes(head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0));
        return true;
    }
}
