package dev.firedrill.backends;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import org.apiguardian.api.API;

/**
 * Open backends whose answers travel through WireMock's own stub matching and rendering, without a socket; the transport
 * of conformance. Classes of WireMock load when one is opened, not before.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WireMockBackends implements Backend.Factory {

    @Override
    public String transport() {
        return "wiremock";
    }

    @Override
    public boolean speaks(String dialect) {
        return Dialect.NAMES.contains(dialect);
    }

    @Override
    public Backend open(ProviderScript script, Draws draws) {
        return new WireMockBackend(new FaultEngine(script, draws), new WireMockStubs());
    }
}
