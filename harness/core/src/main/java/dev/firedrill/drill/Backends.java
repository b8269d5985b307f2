package dev.firedrill.drill;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Find who answers for the providers of a scenario over one transport. */
final class Backends {

    static final String MEMORY = "memory";
    static final String WIREMOCK = "wiremock";

    private final List<Backend.Factory> factories;
    private final String transport;

    private Backends(List<Backend.Factory> factories, String transport) {
        this.factories = factories;
        this.transport = transport;
    }

    static Backends over(String transport) {
        List<Backend.Factory> offered = ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.transport().equals(transport))
                .toList();
        return new Backends(offered, transport);
    }

    /** Tell whether this transport can carry every provider of a scenario, and there is one. */
    boolean serve(Scenario scenario) {
        return !scenario.providers().isEmpty()
                && scenario.providers().stream().allMatch(it -> factory(it).isPresent());
    }

    Backend open(ProviderScript script, Draws draws) {
        return factory(script)
                .orElseThrow(() -> new DrillException(
                        script.position(),
                        "provider '%s' speaks '%s'".formatted(script.name(), script.dialect()),
                        "a dialect that a backend on the class path speaks over '%s'".formatted(transport),
                        "put firedrill-backends on the class path, or correct 'dialect'"))
                .open(script, draws);
    }

    private Optional<Backend.Factory> factory(ProviderScript script) {
        return factories.stream().filter(it -> it.speaks(script.dialect())).findFirst();
    }
}
