package dev.firedrill.hosted;

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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Give a served system its ports on the real world. */
final class HostedSite implements Site {

    private final Loop loop;
    private final Ports ports;
    private final Draws draws;
    private final Waiting waiting;
    private final Attempts ids = new Attempts();

    HostedSite(Loop loop, Ports ports, Draws draws) {
        this.loop = loop;
        this.ports = ports;
        this.draws = draws;
        this.waiting = new HostedWaiting(loop);
    }

    /** Hold what outlives one start of the system. */
    record Ports(
            HostedFlags environment,
            HostedFlags flags,
            Files files,
            Map<String, Provider> providers,
            Tap tap,
            Recorder recorder) {}

    @Override
    public String instance() {
        return "main";
    }

    @Override
    public Component component(String name) {
        return new HostedComponent(name, loop);
    }

    @Override
    public Draws draws(String stream) {
        return draws.stream(stream);
    }

    @Override
    public String newId(String kind) {
        loop.check("site.newId");
        long request = loop.serving();
        long bits =
                draws.stream("id").at(request, kind, ids.next(request, kind)).bits();
        return kind + "-" + Long.toHexString(bits | Long.MIN_VALUE).substring(4);
    }

    @Override
    public Optional<String> environment(String name) {
        return ports.environment().read(name);
    }

    @Override
    public void setEnvironment(String name, String value, String actor) {
        ports.environment().write(name, value, actor);
    }

    @Override
    public Provider provider(String name) {
        Provider provider = ports.providers().get(name);
        if (provider == null) {
            throw new IllegalArgumentException("expected one of the providers %s, found '%s'"
                    .formatted(ports.providers().keySet().stream().sorted().toList(), name));
        }
        return provider;
    }

    @Override
    public FlagSource flags() {
        return ports.flags();
    }

    @Override
    public MetricFeed metrics() {
        return this::sampled;
    }

    private OptionalDouble sampled(String indicator, OptionalDouble measured) {
        ports.recorder()
                .record(stamp -> new Event.MetricSampled(stamp, indicator, measured.isPresent(), measured.orElse(0)));
        return measured;
    }

    @Override
    public Files files() {
        return ports.files();
    }

    @Override
    public Tap tap() {
        return ports.tap();
    }

    @Override
    public Waiting waiting() {
        return waiting;
    }

    @Override
    public void reach(String point) {
        ports.recorder().record(stamp -> new Event.PointReached(stamp, point));
    }

    @Override
    public CompletionStage<Void> pass(String point) {
        reach(point);
        return CompletableFuture.completedStage(null);
    }
}
