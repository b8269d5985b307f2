package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.world.Component;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Serve a content studio; its parts are made by methods that a broken variant replaces. */
class RewriteUpgradeSystem implements SystemUnderTest {

    private static final Duration REFRESH = Duration.ofSeconds(5);

    private @Nullable Studio studio;
    private Component.@Nullable Timer refresh;

    @Override
    public final void start(Site site) {
        StudioLog log = log(site.tap(), StudioRun.Mode.of(site.environment(StudioRun.Mode.VARIABLE)));
        SwitchWatch killSwitch = killSwitch(site, log);
        killSwitch.read();
        refresh = site.component("env-refresh").every(REFRESH, killSwitch::refresh);
        studio = studio(site, log, killSwitch);
    }

    StudioLog log(Tap tap, StudioRun.Mode mode) {
        return new StudioLog(tap, mode);
    }

    SwitchWatch killSwitch(Site site, StudioLog log) {
        return new SwitchWatch(site, log);
    }

    Studio studio(Site site, StudioLog log, SwitchWatch killSwitch) {
        return new Studio(site, log, killSwitch);
    }

    @Override
    public final void handle(Request request, Reply reply) {
        Objects.requireNonNull(studio).take(request, reply);
    }

    @Override
    public final CompletionStage<Outcome> act(Order order) {
        return CompletableFuture.completedFuture(Outcome.failed("expected no action, found '" + order.verb() + "'"));
    }

    @Override
    public final void stop() {
        Objects.requireNonNull(refresh).cancel();
    }
}
