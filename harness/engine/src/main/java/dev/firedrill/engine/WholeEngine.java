package dev.firedrill.engine;

import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryListener;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/**
 * Asks for all scenarios where a request names the engine itself.
 *
 * <p>Problem: the platform takes the id of an engine for its root, which it has already, and expands it no further; nothing
 * would run, and that is green.
 *
 * <p>Decision: put the folder of scenarios in its place before the platform looks. See {@code
 * EngineDiscoveryRequestResolution.resolveUniqueId}.
 */
final class WholeEngine implements EngineDiscoveryRequest {

    private final EngineDiscoveryRequest request;
    private final UniqueId engine;

    WholeEngine(EngineDiscoveryRequest request, UniqueId engine) {
        this.request = request;
        this.engine = engine;
    }

    @Override
    public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
        return request.getSelectorsByType(DiscoverySelector.class).stream()
                .map(this::widened)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private DiscoverySelector widened(DiscoverySelector selector) {
        return selector instanceof UniqueIdSelector id && id.getUniqueId().equals(engine)
                ? new Keys.OfFolder(engine, Path.of(Project.SCENARIOS))
                : selector;
    }

    @Override
    public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
        return request.getFiltersByType(type);
    }

    @Override
    public ConfigurationParameters getConfigurationParameters() {
        return request.getConfigurationParameters();
    }

    @Override
    public EngineDiscoveryListener getDiscoveryListener() {
        return request.getDiscoveryListener();
    }
}
