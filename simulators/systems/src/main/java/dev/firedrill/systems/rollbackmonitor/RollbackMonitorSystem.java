package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Component;
import dev.firedrill.world.Files;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Provider;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import dev.firedrill.world.Tap;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serve an orchestrator; its parts are made by methods that a broken variant replaces. */
class RollbackMonitorSystem implements SystemUnderTest {

    private @Nullable Orchestrator orchestrator;

    @Override
    public final void start(Site site) {
        starting(site);
        orchestrator = new Orchestrator(site, this);
    }

    /** Do what is to be done before all else: nothing. */
    void starting(Site site) {}

    Settings settings(Site site) {
        return Settings.of(site::environment);
    }

    WorkerManager workers(String first, KeptFile file, Function<String, Worker> workers) {
        return new WorkerManager(first, file, workers);
    }

    RollbackPolicy policy(Thresholds thresholds) {
        return new RollbackPolicy(thresholds);
    }

    Memory memory(KeptFile file, CheckWindow empty) {
        return new Memory(file, empty);
    }

    Shelf shelf(Files files) {
        return new Shelf(files);
    }

    KillSwitch killSwitch(KillSwitch.Parts parts) {
        return new KillSwitch(parts);
    }

    LiveFlags flags(FlagSource store, KillSwitch killSwitch, Component clock, Tap tap, Outbox outbox) {
        return new LiveFlags(store, killSwitch, clock, tap, outbox);
    }

    Pager pager(Provider webhook, Tap tap, PageBook book) {
        return new Pager(webhook, tap, book);
    }

    Protection protection(Protection.Parts parts) {
        return new Protection(parts);
    }

    RollbackMonitor monitor(RollbackMonitor.Parts parts, Watch watch) {
        return new RollbackMonitor(parts, watch);
    }

    Standby standby(String instance, Memory memory) {
        return new Standby(instance, memory);
    }

    ResetDesk resetDesk(ErrorJournal errors) {
        return new ResetDesk(errors);
    }

    @Override
    public final void handle(Request request, Reply reply) {
        Objects.requireNonNull(orchestrator).work(request, reply);
    }

    @Override
    public final CompletionStage<Outcome> act(Order order) {
        Orchestrator ordered = Objects.requireNonNull(orchestrator);
        return switch (order.verb()) {
            case "promote" ->
                CompletableFuture.completedStage(ordered.promotions().promote(order));
            case "stop-monitoring" ->
                CompletableFuture.completedStage(ordered.promotions().stopMonitoring(order));
            case "reset-kill-switch" -> ordered.operators().reset(order);
            case "set-flags" -> ordered.operators().setFlags(order);
            case "switch-to-active" -> ordered.operators().switchToActive(order);
            default ->
                CompletableFuture.completedStage(Outcome.failed(
                        "expected an action such as 'promote' or 'reset-kill-switch', found '" + order.verb() + "'"));
        };
    }

    @Override
    public final void stop() {
        Objects.requireNonNull(orchestrator).stop();
    }
}
