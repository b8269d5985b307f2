package dev.firedrill.backends.socket;

import static dev.firedrill.backends.socket.Plans.bytes;
import static dev.firedrill.backends.socket.Plans.end;
import static dev.firedrill.backends.socket.Plans.plain;
import static dev.firedrill.backends.socket.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.Interference;
import dev.firedrill.world.WirePlan.End.How;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcceptingTest {

    private static final Limits ONE_AT_A_TIME =
            new Limits(1, 64 * 1024, 64 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final Heard heard = new Heard();

    @Test
    void goesOnWhereNoThreadIsLeftForAConnection() throws IOException {
        try (Listening listening = listening(new OneThreadShort());
                Client unlucky = new Client(listening.at())) {
            assertThat(unlucky.rest()).startsWith("HTTP/1.1 503 ").contains("no thread is left");
            assertThat(heard.rejected(0)).startsWith("503 expected a thread for each connection");

            try (Client next = new Client(listening.at())) {
                assertThat(next.post("/v1", "{}").until("x")).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    private Listening listening(ThreadPoolExecutor threads) throws IOException {
        Setup setup = new Setup(
                new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(new Served("llm", (call, facts, hit) -> plan(plain(1), bytes("x"), end(How.CLEAN)))),
                Interference.NONE,
                System::nanoTime,
                heard,
                ONE_AT_A_TIME);
        ServerSocket socket = new ServerSocket();
        socket.bind(setup.at());
        Listening listening = new Listening(socket, setup, threads);
        listening.begin();
        return listening;
    }

    /** Fails once as a JVM does whose machine gives it no more threads. */
    private static final class OneThreadShort extends ThreadPoolExecutor {

        private boolean failed;

        OneThreadShort() {
            super(0, 4, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
        }

        @Override
        public void execute(Runnable task) {
            if (failed) {
                super.execute(task);
            } else {
                failed = true;
                throw new OutOfMemoryError("unable to create native thread: possibly out of memory");
            }
        }
    }
}
