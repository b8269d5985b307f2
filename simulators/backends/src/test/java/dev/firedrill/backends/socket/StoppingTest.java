package dev.firedrill.backends.socket;

import static dev.firedrill.backends.socket.Plans.bytes;
import static dev.firedrill.backends.socket.Plans.delay;
import static dev.firedrill.backends.socket.Plans.end;
import static dev.firedrill.backends.socket.Plans.plain;
import static dev.firedrill.backends.socket.Plans.plan;
import static dev.firedrill.backends.socket.Plans.stall;
import static dev.firedrill.backends.socket.Plans.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.world.BackendServer;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.CallLedger;
import dev.firedrill.world.CallLedger.Outcome;
import dev.firedrill.world.Interference;
import dev.firedrill.world.WirePlan.End.How;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class StoppingTest {

    @Test
    void leavesNoThreadAndNoPort() throws IOException {
        InetSocketAddress at;
        List<Client> clients = new ArrayList<>();
        try (Trial trial = Trial.of(plan(stream(), bytes("x"), stall()))) {
            at = trial.serving().at();
            for (int i = 0; i < 4; i++) {
                clients.add(trial.client().post("/v1", "{}"));
                clients.add(trial.client());
            }
            clients.get(0).until("x\r\n");
            assertThat(threads()).isNotEmpty();
        }
        assertThat(threads()).isEmpty();
        assertThatThrownBy(() -> new Client(at)).isInstanceOf(ConnectException.class);
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(at);
        }
        for (Client client : clients) {
            client.close();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(it -> it.startsWith(Threads.NAME))
                .sorted()
                .toList();
    }

    @Test
    void saysThatItWasTheServer() throws IOException {
        Trial stopped = Trial.of(plan(stream(), bytes("x"), delay(600_000), end(How.CLEAN)));
        try (Client client = stopped.client()) {
            client.post("/v1", "{}").until("x\r\n");
            stopped.close();
        }
        assertThat(stopped.heard.ended(0).outcome()).isEqualTo(Outcome.STOPPED);
    }

    @Test
    void mayBeDoneTwice() throws IOException {
        Trial trial = Trial.of(plan(plain(0), end(How.CLEAN)));
        trial.close();
        trial.close();
        assertThat(trial.heard.ended).isEmpty();
    }

    @Test
    void refusesAPortInUse() throws IOException {
        try (Trial trial = Trial.of(plan(plain(0), end(How.CLEAN)))) {
            Setup same = new Setup(
                    trial.serving().at(),
                    List.of(new Served("llm", (call, facts, hit) -> plan(end(How.FIN)))),
                    Interference.NONE,
                    System::nanoTime,
                    CallLedger.NONE,
                    Limits.DEFAULT);
            assertThatThrownBy(() -> new SocketServer().serve(same)).isInstanceOf(BindException.class);
        }
    }

    @Test
    void isDoneByAServerFoundAsAService() throws IOException {
        BackendServer server =
                ServiceLoader.load(BackendServer.class).findFirst().orElseThrow();
        Setup setup = new Setup(
                new InetSocketAddress("127.0.0.1", 0),
                List.of(new Served("llm", (call, facts, hit) -> plan(end(How.FIN)))),
                Interference.NONE,
                System::nanoTime,
                CallLedger.NONE,
                Limits.DEFAULT);
        try (Serving serving = server.serve(setup)) {
            assertThat(serving.base("llm"))
                    .hasToString("http://127.0.0.1:" + serving.at().getPort());
        }
    }
}
