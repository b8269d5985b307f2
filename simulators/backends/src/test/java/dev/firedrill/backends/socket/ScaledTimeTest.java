package dev.firedrill.backends.socket;

import static dev.firedrill.backends.socket.Plans.bytes;
import static dev.firedrill.backends.socket.Plans.delay;
import static dev.firedrill.backends.socket.Plans.end;
import static dev.firedrill.backends.socket.Plans.plain;
import static dev.firedrill.backends.socket.Plans.plan;
import static dev.firedrill.backends.socket.Plans.stall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.CallLedger.Outcome;
import dev.firedrill.world.Interference;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.End.How;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scenario's time passes 1,000 times faster than real time: what a plan delays takes so much less. */
class ScaledTimeTest {

    private static final double TIME_SCALE = 1_000;

    private final Heard heard = new Heard();

    private Serving serve(WirePlan plan) throws IOException {
        return new SocketServer().serve(setup(plan, TIME_SCALE));
    }

    private Setup setup(WirePlan plan, double timeScale) {
        return new Setup(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(new Served("llm", (call, facts, hit) -> plan)),
                Interference.NONE,
                System::nanoTime,
                heard,
                Limits.DEFAULT,
                timeScale);
    }

    @Test
    void shortensDelaysButSkipsNone() throws Exception {
        WirePlan slow = plan(delay(200_000), plain(2), bytes("{"), delay(200_000), bytes("}"), end(How.CLEAN));
        try (Serving serving = serve(slow);
                Client client = new Client(serving.at())) {
            long before = System.nanoTime();
            client.post("/", "{}").until("{}");

            assertThat(System.nanoTime() - before)
                    .isBetween(
                            Duration.ofMillis(400).toNanos(),
                            Duration.ofSeconds(9).toNanos());
        }
    }

    @Test
    void shortensAStall() throws Exception {
        try (Serving serving = serve(plan(plain(2), bytes("{"), stall()));
                Client client = new Client(serving.at())) {
            long before = System.nanoTime();
            client.post("/", "{}").rest();

            assertThat(System.nanoTime() - before)
                    .isBetween(
                            Limits.DEFAULT.stall().toNanos() / 1_000,
                            Limits.DEFAULT.stall().toNanos() / 100);
            assertThat(heard.ended(0).outcome()).isEqualTo(Outcome.STALLED);
        }
    }

    @Test
    void refusesATimeThatDoesNotPass() {
        assertThatThrownBy(() -> setup(plan(end(How.FIN)), 0)).hasMessage("expected a timeScale above 0, found '0.0'");
    }
}
