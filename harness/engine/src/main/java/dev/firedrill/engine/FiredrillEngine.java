package dev.firedrill.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.apiguardian.api.API;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * Run scenario files on the JUnit Platform, as suite, scenario and check. Found by the platform itself.
 *
 * @see Configuration
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FiredrillEngine extends HierarchicalTestEngine<Session> {

    /** Id of the engine. */
    public static final String ID = "firedrill";

    /** Version of this build, as Maven wrote it into the jar; {@code development} outside a jar. */
    public static final String VERSION = version();

    private static final EngineDiscoveryRequestResolver<EngineRoot> RESOLVER =
            EngineDiscoveryRequestResolver.<EngineRoot>builder()
                    .addClassContainerSelectorResolver(Anchor::isAnchor)
                    .addSelectorResolver(context -> new Resolver(context.getEngineDescriptor()))
                    .build();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Optional<String> getVersion() {
        return Optional.of(VERSION);
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        EngineRoot root = new EngineRoot(uniqueId, Settings.of(request.getConfigurationParameters()));
        RESOLVER.resolve(new WholeEngine(request, uniqueId), root);
        return root;
    }

    @Override
    protected Session createExecutionContext(ExecutionRequest request) {
        return new Session(
                ((EngineRoot) request.getRootTestDescriptor()).settings(),
                request.getEngineExecutionListener(),
                PlatformCompat.observer(request));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream built = FiredrillEngine.class.getResourceAsStream(
                "/META-INF/maven/dev.firedrill/firedrill-engine/pom.properties")) {
            if (built != null) {
                properties.load(built);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the jar of the engine cannot be read", unreadable);
        }
        return properties.getProperty("version", "development");
    }
}
