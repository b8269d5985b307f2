package dev.firedrill.live;

import dev.firedrill.drill.DrillException;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BackendServer;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Play the model providers of a scenario over sockets of this machine. */
record PlayedProviders(Map<String, String> urls, Optional<Serving> serving) implements AutoCloseable {

    /** Plans do not depend on who carries them. */
    private static final String TRANSPORT = "memory";

    static PlayedProviders open(
            Scenario scenario, long seed, ProviderLedger ledger, LongSupplier clock, double timeScale)
            throws IOException {
        if (scenario.providers().isEmpty()) {
            return new PlayedProviders(Map.of(), Optional.empty());
        }
        List<Served> served = scenario.providers().stream()
                .map(script -> new Served(script.name(), backend(script, seed)))
                .toList();
        Serving serving = server(scenario)
                .serve(new BackendServer.Setup(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        served,
                        ledger.interference(),
                        clock,
                        ledger,
                        Limits.DEFAULT,
                        timeScale));
        Map<String, String> urls = new TreeMap<>();
        scenario.providers()
                .forEach(script ->
                        urls.put(script.name(), serving.base(script.name()).toString()));
        return new PlayedProviders(urls, Optional.of(serving));
    }

    private static BackendServer server(Scenario scenario) {
        return ServiceLoader.load(BackendServer.class)
                .findFirst()
                .orElseThrow(() -> missing(scenario, "nothing on the class path that serves providers over sockets"));
    }

    private static Backend backend(ProviderScript script, long seed) {
        return ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.transport().equals(TRANSPORT) && it.speaks(script.dialect()))
                .findFirst()
                .orElseThrow(() -> new DrillException(
                        script.position(),
                        "provider '%s' speaks '%s'".formatted(script.name(), script.dialect()),
                        "a dialect that a backend on the class path speaks",
                        "put firedrill-backends on the class path, or correct 'dialect'"))
                .open(script, Draws.of(seed, "provider").stream(script.name()));
    }

    private static DrillException missing(Scenario scenario, String found) {
        return new DrillException(scenario.position(), found, "firedrill-backends on the class path", "add it");
    }

    @Override
    public void close() {
        serving.ifPresent(Serving::close);
    }
}
