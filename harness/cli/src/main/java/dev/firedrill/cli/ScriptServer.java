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
import java.util.Optional;
import java.util.ServiceLoader;

/** Serves healthy providers with given scripts on a free port of this machine. */
final class ScriptServer {

    private static final String TRANSPORT = "memory";

    private ScriptServer() {}

    /** Serve them in a time that passes so many times faster than real time. */
    static Serving serve(List<ProviderScript> scripts, long seed, double timeScale) {
        long start = System.nanoTime();
        List<Served> served = scripts.stream()
                .map(script -> new Served(script.name(), open(script, seed)))
                .toList();
        try {
            return server().serve(new Setup(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    served,
                    Interference.NONE,
                    () -> (long) ((System.nanoTime() - start) * timeScale),
                    CallLedger.NONE,
                    Limits.DEFAULT,
                    timeScale));
        } catch (IOException noPort) {
            throw new UncheckedIOException("expected a free port of this machine", noPort);
        }
    }

    /** Find what serves backends over sockets. */
    static BackendServer server() {
        return ServiceLoader.load(BackendServer.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a server on the class path, found none"));
    }

    private static Backend open(ProviderScript script, long seed) {
        return backend(TRANSPORT, script, seed)
                .orElseThrow(() -> new IllegalStateException(
                        "expected a backend that speaks '%s', found none".formatted(script.dialect())));
    }

    /** Open the backend of a script, where a transport on the class path speaks its dialect. */
    static Optional<Backend> backend(String transport, ProviderScript script, long seed) {
        return ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.transport().equals(transport) && it.speaks(script.dialect()))
                .findFirst()
                .map(it -> it.open(script, Draws.of(seed, "provider").stream(script.name())));
    }
}
