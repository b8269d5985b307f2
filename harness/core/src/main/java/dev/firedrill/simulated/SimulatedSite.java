package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Component;
import dev.firedrill.world.Files;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.MetricFeed;
import dev.firedrill.world.Provider;
import dev.firedrill.world.Site;
import dev.firedrill.world.Tap;
import dev.firedrill.world.Waiting;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Give one instance its ports. */
final class SimulatedSite implements Site {

    private final Kernel kernel;
    private final String instance;
    private final Draws draws;
    private final Map<String, String> environment;
    private final Map<String, Provider> providers;
    private final SimulatedFlags flags;
    private final MetricFeed metrics;
    private final Files files;
    private final Tap tap;
    private final Threads threads;
    private final Map<String, Component> components = new HashMap<>();

    SimulatedSite(Kernel kernel, String instance, Ports ports, Draws draws) {
        this.kernel = kernel;
        this.instance = instance;
        this.draws = draws;
        this.environment = ports.environment();
        this.providers = ports.providers();
        this.flags = ports.flags();
        this.metrics = ports.metrics();
        this.files = ports.files();
        this.tap = new SimulatedTap(kernel, instance);
        this.threads = ports.threads();
    }

    /** Hold what the instances of one world share. */
    record Ports(
            Map<String, String> environment,
            Map<String, Provider> providers,
            SimulatedFlags flags,
            MetricFeed metrics,
            Files files,
            Threads threads) {}

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public Component component(String name) {
        kernel.checkBaton("site.component");
        return components.computeIfAbsent(name, it -> new SimulatedComponent(kernel, it));
    }

    @Override
    public Draws draws(String stream) {
        return draws.stream(stream);
    }

    @Override
    public String newId(String kind) {
        kernel.checkBaton("site.newId");
        OpenRequest open = kernel.request();
        long bits =
                draws.stream("id").at(open.ordinal(), kind, open.nextId(kind)).bits();
        return kind + "-" + Long.toHexString(bits | Long.MIN_VALUE).substring(4);
    }

    @Override
    public Optional<String> environment(String name) {
        kernel.checkBaton("site.environment");
        return Optional.ofNullable(environment.get(name));
    }

    @Override
    public Provider provider(String name) {
        kernel.checkBaton("site.provider");
        return providers.getOrDefault(name, new UnknownProvider(kernel, instance, name, providers.keySet()));
    }

    @Override
    public FlagSource flags() {
        return flags;
    }

    @Override
    public MetricFeed metrics() {
        return metrics;
    }

    @Override
    public Files files() {
        return files;
    }

    @Override
    public Tap tap() {
        return tap;
    }

    @Override
    public Waiting waiting() {
        return threads;
    }

    @Override
    public void reach(String point) {
        kernel.checkBaton("site.reach");
        kernel.record(instance, stamp -> new Event.PointReached(stamp, point));
    }
}
