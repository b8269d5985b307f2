package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.world.Component;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderReply;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.Tap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Pass work to the serving worker, promote canaries, and have each promotion watched. */
final class Orchestrator {

    private static final Duration WORK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FLAG_POLL = Duration.ofMillis(500);
    private static final int OK = 200;
    private static final Failure WORK_FAILED = new Failure("WORK_FAILED", "The work could not be done.");

    private final Site site;
    private final Tap tap;
    private final WorkerManager workers;
    private final OperationsManager operations = new OperationsManager();
    private final LiveFlags flags;
    private final RollbackPolicy policy;
    private final Protection protection;
    private final Component.Timer flagPoll;
    private @Nullable RollbackMonitor monitor;

    Orchestrator(Site site, RollbackMonitorSystem parts) {
        this.site = site;
        this.tap = site.tap();
        this.workers = parts.workers(worker("worker.previous"), site.files());
        this.policy = parts.policy();
        Component flagClock = site.component("live-flags");
        Artifacts artifacts = new Artifacts(site.files());
        KillSwitch killSwitch = new KillSwitch(site.flags(), artifacts, flagClock, tap);
        this.flags = new LiveFlags(site.flags(), killSwitch, tap);
        this.protection = parts.protection(workers, killSwitch, flags, artifacts, tap);
        flags.poll();
        this.flagPoll = flagClock.every(FLAG_POLL, flags::poll);
    }

    private Worker worker(String name) {
        return new Worker(name, site.provider(name));
    }

    /** Have the serving worker do the work; what it is asked and what it answers is passed on as it is. */
    void work(Request request, Reply reply) {
        Worker worker = workers.serving();
        tap.routeDecided(request, worker.name(), worker.name(), "");
        worker.provider()
                .call(new ProviderCall("work", "/work", request.input(), WORK_TIMEOUT))
                .whenComplete((answer, failure) -> worked(answer, reply));
    }

    private void worked(@Nullable ProviderReply answer, Reply reply) {
        if (answer != null && answer.status() == OK) {
            operations.succeeded();
            reply.end(new Response("ok", answer.body()));
        } else {
            operations.failed();
            reply.fail(WORK_FAILED);
        }
    }

    /** Let a canary serve, and watch it from now on; a promotion that is still watched is superseded. */
    Outcome promote(Order order) {
        String canary = order.parameters().get("worker");
        if (canary == null) {
            return Outcome.failed("expected a 'worker' to promote, found none");
        }
        if (!flags.on(LiveFlags.WORKER_PROMOTION)) {
            return Outcome.failed("expected '" + LiveFlags.WORKER_PROMOTION + "' to be on, found it off");
        }
        supersede();
        workers.switchToCanary(worker("worker." + canary));
        tap.audited(order.actor(), "promote", canary, JsonNodeFactory.instance.objectNode());
        monitor = watch(site.newId("promotion"));
        return Outcome.ok();
    }

    private void supersede() {
        if (monitor != null && monitor.monitoring()) {
            monitor.stop("superseded");
            tap.stateEntered("idle");
        }
    }

    private RollbackMonitor watch(String promotion) {
        RollbackMonitor watching = new RollbackMonitor(
                promotion, site.component("monitor"), tap, site.metrics(), workers, operations, policy, protection);
        watching.start();
        return watching;
    }

    void stop() {
        flagPoll.cancel();
        if (monitor != null) {
            monitor.stop("shutdown");
        }
    }
}
