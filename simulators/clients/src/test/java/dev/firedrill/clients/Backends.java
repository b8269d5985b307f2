package dev.firedrill.clients;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import java.util.ServiceLoader;

/** Find the backends that answer for our providers. */
final class Backends {

    private Backends() {}

    static Backend memory(ProviderScript script, Draws draws) {
        return ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.transport().equals("memory") && it.speaks(script.dialect()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nobody on the class path speaks '%s' over 'memory'".formatted(script.dialect())))
                .open(script, draws);
    }
}
