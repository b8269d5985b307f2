package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Files;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import dev.firedrill.world.Tap;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Serve an orchestrator; its parts are made by methods that a broken variant replaces. */
class RollbackMonitorSystem implements SystemUnderTest {

    private @Nullable Orchestrator orchestrator;

    @Override
    public final void start(Site site) {
        orchestrator = new Orchestrator(site, this);
    }

    WorkerManager workers(Worker first, Files files) {
        return new WorkerManager(first, files);
    }

    RollbackPolicy policy() {
        return new RollbackPolicy(Thresholds.DEFAULT);
    }

    Protection protection(WorkerManager workers, KillSwitch killSwitch, LiveFlags flags, Artifacts artifacts, Tap tap) {
        return new Protection(workers, killSwitch, flags, artifacts, tap);
    }

    @Override
    public final void handle(Request request, Reply reply) {
        Objects.requireNonNull(orchestrator).work(request, reply);
    }

    @Override
    public final CompletionStage<Outcome> act(Order order) {
        return CompletableFuture.completedFuture(
                "promote".equals(order.verb())
                        ? Objects.requireNonNull(orchestrator).promote(order)
                        : Outcome.failed("expected the action 'promote', found '" + order.verb() + "'"));
    }

    @Override
    public final void stop() {
        Objects.requireNonNull(orchestrator).stop();
    }
}
