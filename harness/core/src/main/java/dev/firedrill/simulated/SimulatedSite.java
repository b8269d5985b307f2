package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.random.Draws;
import dev.firedrill.simulated.OwnProvider.Line;
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
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Give one life of the system its ports. */
final class SimulatedSite implements Site {

    private final Kernel kernel;
    private final Life life;
    private final Stores stores;
    private final Draws draws;
    private final FlagSource flags;
    private final MetricFeed metrics;
    private final Files files;
    private final Tap tap;
    private final Threads threads;
    private final Map<String, Component> components = new HashMap<>();
    private final Map<String, Provider> providers = new HashMap<>();

    SimulatedSite(Life life, Stores stores, Draws draws, Threads threads) {
        this.kernel = life.kernel();
        this.life = life;
        this.stores = stores;
        this.draws = draws;
        this.flags = new OwnFlags(life, stores.flags());
        this.metrics = new SimulatedMetrics(life, stores.strikes(), stores.measured());
        this.files = new SimulatedFiles(life, stores.filesTarget(), stores.strikes(), stores.files());
        this.tap = new SimulatedTap(life, stores.strikes(), stores.sinks());
        this.threads = threads;
    }

    /** Hold what outlives every life of the system and serves all its instances. */
    record Stores(
            Map<String, String> environment,
            Map<String, SimulatedProvider> providers,
            SimulatedFlags flags,
            Measured measured,
            String filesTarget,
            NavigableMap<String, String> files,
            WallTime time,
            Points points,
            Gates gates,
            Set<String> sinks,
            Strikes strikes) {}

    @Override
    public String instance() {
        return life.instance();
    }

    @Override
    public Component component(String name) {
        kernel.checkBaton("site.component");
        return components.computeIfAbsent(name, it -> new SimulatedComponent(life, stores.time(), stores.gates(), it));
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
        return Optional.ofNullable(stores.environment().get(name));
    }

    @Override
    public void setEnvironment(String name, String value, String actor) {
        kernel.checkBaton("site.setEnvironment");
        if (!life.isOver()) {
            stores.environment().put(name, value);
            life.record(stamp -> new Event.FlagWritten(stamp, name, value, actor));
        }
    }

    @Override
    public Provider provider(String name) {
        kernel.checkBaton("site.provider");
        return providers.computeIfAbsent(name, it -> new OwnProvider(life, line(it)));
    }

    private Line line(String name) {
        SimulatedProvider known = stores.providers().get(name);
        return known != null
                ? known::stream
                : new UnknownProvider(name, stores.providers().keySet())::stream;
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
    public CompletionStage<Void> pass(String point) {
        kernel.checkBaton("site.pass");
        return stores.points().pass(life, point);
    }

    @Override
    public void reach(String point) {
        kernel.checkBaton("site.reach");
        stores.points().reach(life, point);
    }
}
