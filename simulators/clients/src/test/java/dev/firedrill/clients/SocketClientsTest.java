package dev.firedrill.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same failures through the clients with the HTTP clients they bring, over sockets: what was emulated is real here. */
@Tag("sockets")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SocketClientsTest {

    /** Few, for each of them costs time that others wait for. */
    private static final int THREADS = 20;

    /** Seconds that a busy machine may need beside what a client waits for. */
    private static final double SLACK = 12;

    /** Seconds; a client that waits longer is driven in virtual time only. */
    private static final double LONGEST = 8;

    @BeforeAll
    static void loadTheClasses() throws Exception {
        Row fine = Row.of("warm-up").expect(Expected.found(1, 0, 60, "ok"), ClientKind.values());
        Table.drive(THREADS, List.of(fine), SocketDrill::run);
    }

    @Test
    void everyClientDoesOverSocketsAsInVirtualTime() throws Exception {
        List<Row> rows = Table.rows().stream()
                .map(row -> row.overSockets(SLACK, LONGEST))
                .toList();

        Table table = Table.drive(THREADS, rows, SocketDrill::run);

        publish(table.markdown());
        assertThat(table.differences()).isEmpty();
    }

    private static void publish(String markdown) throws IOException {
        Path file = Path.of("target", "client-table-sockets.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, markdown);
    }

    @Test
    void aPortOnWhichNobodyListensFailsLikeARefusedConnectionInVirtualTime() throws Exception {
        int nobody = closedPort();
        Row refused = refused().overSockets(SLACK, LONGEST);

        Table table = Table.drive(
                THREADS,
                List.of(refused),
                (row, client) -> SocketDrill.ask(
                        new SocketAccess("http://127.0.0.1:" + nobody, SocketDrill.LONG_TIMEOUT),
                        client,
                        new SocketDrill.Count()));

        assertThat(ClientKind.values()).allSatisfy(client -> {
            Observed observed = table.found(refused.name(), client);
            Expected expected = refused.expected(client).orElseThrow();
            assertThat(expected.matches(observed.ending())).isTrue();
            assertThat(observed.ending().causes()).contains("ConnectException");
            assertThat(observed.seconds()).isBetween(expected.from(), expected.to());
        });
    }

    private static Row refused() {
        return Transports.rows().stream()
                .filter(row -> row.name().equals("refused"))
                .findFirst()
                .orElseThrow();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
