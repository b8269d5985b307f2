package dev.firedrill.backends;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import org.apiguardian.api.API;

/** Open backends that hand over their plans directly; the transport of sweeps. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MemoryBackends implements Backend.Factory {

    @Override
    public String transport() {
        return "memory";
    }

    @Override
    public boolean speaks(String dialect) {
        return Dialect.NAMES.contains(dialect);
    }

    @Override
    public Backend open(ProviderScript script, Draws draws) {
        return new FaultEngine(script, draws);
    }
}
