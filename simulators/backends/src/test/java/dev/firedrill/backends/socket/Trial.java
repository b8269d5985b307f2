package dev.firedrill.backends.socket;

import dev.firedrill.world.Backend;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.Interference;
import dev.firedrill.world.WirePlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Serves something for the length of a test. */
final class Trial implements AutoCloseable {

    static final Limits SHORT = new Limits(
            8, 64 * 1024, 16 * 1024 * 1024, Duration.ofMillis(400), Duration.ofSeconds(20), Duration.ofMillis(300));

    final Heard heard = new Heard();
    private final Serving serving;

    Trial(Limits limits, List<Served> served, Interference interference) throws IOException {
        serving = new SocketServer()
                .serve(new Setup(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        served,
                        interference,
                        System::nanoTime,
                        heard,
                        limits));
    }

    static Trial of(WirePlan plan) throws IOException {
        return of(Limits.DEFAULT, plan);
    }

    static Trial of(Limits limits, WirePlan plan) throws IOException {
        return of(limits, (call, facts, hit) -> plan);
    }

    static Trial of(Limits limits, Backend backend) throws IOException {
        return new Trial(limits, List.of(new Served("llm", backend)), Interference.NONE);
    }

    Client client() throws IOException {
        return new Client(serving.at());
    }

    Serving serving() {
        return serving;
    }

    @Override
    public void close() {
        serving.close();
    }
}
