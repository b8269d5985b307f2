package dev.firedrill.cli;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BackendServer;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.CallLedger;
import dev.firedrill.world.Interference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.ServiceLoader;

/** Serves healthy providers with given scripts on a free port of this machine. */
final class ScriptServer {

    private static final String TRANSPORT = "memory";

    private ScriptServer() {}

    static Serving serve(List<ProviderScript> scripts, long seed) {
        BackendServer server = ServiceLoader.load(BackendServer.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a server on the class path, found none"));
        long start = System.nanoTime();
        List<Served> served = scripts.stream()
                .map(script -> new Served(script.name(), open(script, seed)))
                .toList();
        try {
            return server.serve(new Setup(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    served,
                    Interference.NONE,
                    () -> System.nanoTime() - start,
                    CallLedger.NONE,
                    Limits.DEFAULT));
        } catch (IOException noPort) {
            throw new UncheckedIOException("expected a free port of this machine", noPort);
        }
    }

    private static Backend open(ProviderScript script, long seed) {
        return ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.transport().equals(TRANSPORT) && it.speaks(script.dialect()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "expected a backend that speaks '%s', found none".formatted(script.dialect())))
                .open(script, Draws.of(seed, "provider").stream(script.name()));
    }
}
