package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.rollbackmonitor.Watch.Phase;
import dev.firedrill.world.Component;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderReply;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pass work to the serving worker, promote canaries, and have each promotion watched. */
final class Orchestrator {

    private static final Duration WORK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FLAG_POLL = Duration.ofMillis(500);
    private static final int OK = 200;
    private static final Failure WORK_FAILED = new Failure("WORK_FAILED", "The work could not be done.");
    private static final Failure WORKER_MISSING = new Failure("WORKER_MISSING", "Nobody is there to do the work.");

    private final Site site;
    private final RollbackMonitorSystem system;
    private final Tap tap;
    private final Component component;
    private final Outbox outbox;
    private final KeptFile activeWorker;
    private final KeptFile newestWatch;
    private final WorkerManager workers;
    private final OperationsManager operations = new OperationsManager();
    private final ErrorJournal errors;
    private final Memory memory;
    private final KillSwitch killSwitch;
    private final LiveFlags flags;
    private final RollbackPolicy policy;
    private final RollbackMonitor.Parts monitoring;
    private final List<Component.Timer> timers;
    private final KeptFile newestError;
    private @Nullable RollbackMonitor monitor;

    Orchestrator(Site site, RollbackMonitorSystem system) {
        this.site = site;
        this.system = system;
        this.tap = site.tap();
        this.component = site.component("monitor");
        Component flagClock = site.component("live-flags");
        this.outbox = new Outbox(tap);
        this.activeWorker = new KeptFile(site.files(), WorkerManager.FILE, outbox);
        this.newestWatch = new KeptFile(site.files(), Memory.FILE, outbox);
        this.newestError = new KeptFile(site.files(), Artifacts.FOLDER + "last_error.json", outbox);
        this.workers = system.workers("worker.previous", activeWorker, this::worker);
        this.errors = new ErrorJournal(flagClock, newestError);
        Settings settings = system.settings(site);
        this.policy = system.policy(settings.thresholds());
        this.memory = system.memory(newestWatch, policy.emptyWindow());
        Artifacts artifacts = new Artifacts(site.files(), outbox);
        this.killSwitch = system.killSwitch(site.flags(), artifacts, flagClock, outbox, this::afterReset);
        this.flags = system.flags(site.flags(), killSwitch, flagClock, tap, outbox);
        Gate gate = new Gate(site, component);
        Protection protection = system.protection(
                new Protection.Parts(gate, tap, workers, killSwitch, flags, artifacts, outbox, memory));
        WorkerHealth health =
                new WorkerHealth(workers::serving, settings.missing().contains("worker"), errors::failed);
        this.monitoring = new RollbackMonitor.Parts(
                component, gate, tap, site.metrics(), settings, policy, health, operations, protection, memory, outbox);
        settings.rejected().forEach(this::rejected);
        flags.poll();
        goOn();
        Standby standby = system.standby(site.instance(), memory);
        this.timers = List.of(
                flagClock.every(FLAG_POLL, this::poll),
                component.every(settings.interval(), () -> standby.look().ifPresent(this::takeOver)));
    }

    private Worker worker(String name) {
        return new Worker(name, site.provider(name));
    }

    private void rejected(Settings.Rejected rejected) {
        outbox.emit(
                "config-rejected",
                rejected.variable(),
                Json.empty().put("variable", rejected.variable()).put("value", rejected.value()));
        outbox.alert(
                "WARNING",
                "config-rejected: %s is '%s', its default holds".formatted(rejected.variable(), rejected.value()));
    }

    private void poll() {
        flags.poll();
        errors.keep();
        List.of(activeWorker, newestWatch, newestError).forEach(KeptFile::retry);
        outbox.deliver();
    }

    /** Go on with the watch that an earlier life of this instance held. */
    private void goOn() {
        memory.recall().filter(watch -> watch.holder().equals(site.instance())).ifPresent(this::resume);
    }

    private void takeOver(Watch orphan) {
        Watch taken = orphan.heldBy(site.instance());
        memory.keep(taken);
        resume(taken);
    }

    private void resume(Watch watch) {
        if (watch.phase() == Phase.MONITORING) {
            monitor = system.monitor(monitoring, watch);
            monitor.resume();
        } else {
            watch.incident()
                    .ifPresent(incident ->
                            monitoring.gate().supervise(monitoring.protection().resume(incident, watch.phase())));
        }
    }

    /** Have the serving worker do the work; what it is asked and what it answers is passed on as it is. */
    void work(Request request, Reply reply) {
        Worker worker = workers.serving();
        tap.routeDecided(request, worker.name(), worker.name(), "");
        worker.provider()
                .call(new ProviderCall("work", "/work", request.input(), WORK_TIMEOUT))
                .whenComplete((answer, failure) -> worked(answer, failure, reply));
    }

    private void worked(@Nullable ProviderReply answer, @Nullable Throwable failure, Reply reply) {
        if (answer != null && answer.status() == OK) {
            operations.succeeded();
            reply.end(new Response("ok", answer.body()));
        } else {
            operations.failed();
            errors.failed();
            reply.fail(missing(failure) ? WORKER_MISSING : WORK_FAILED);
        }
    }

    private static boolean missing(@Nullable Throwable failure) {
        return failure instanceof ProviderException ended && ended.kind() == ProviderException.Kind.UNKNOWN;
    }

    /** Let a canary serve, and watch it from now on; a promotion that is still watched is superseded. */
    Outcome promote(Order order) {
        String canary = order.parameters().getOrDefault("worker", "");
        if (canary.isBlank()) {
            return Outcome.failed("expected a 'worker' to promote, found none");
        }
        if (!flags.on(LiveFlags.WORKER_PROMOTION)) {
            return Outcome.failed("expected '" + LiveFlags.WORKER_PROMOTION + "' to be on, found it off");
        }
        stopMonitoring("superseded");
        workers.switchToCanary("worker." + canary);
        outbox.audit(order.actor(), "promote", canary, Json.empty());
        monitor = system.monitor(monitoring, newWatch("worker." + canary));
        monitor.start();
        return Outcome.ok();
    }

    private Watch newWatch(String canary) {
        return new Watch(
                site.newId("promotion"),
                canary,
                site.instance(),
                component.elapsed(),
                0,
                0,
                Phase.MONITORING,
                policy.emptyWindow(),
                Optional.empty());
    }

    private boolean stopMonitoring(String reason) {
        if (monitor == null || !monitor.live()) {
            return false;
        }
        monitor.stop(reason);
        tap.stateEntered("idle");
        return true;
    }

    Outcome stopMonitoring(Order order) {
        if (!stopMonitoring("manual")) {
            return Outcome.failed("expected a promotion that is watched, found none");
        }
        outbox.audit(order.actor(), "stop-monitoring", "monitor", Json.empty());
        return Outcome.ok();
    }

    OperatorDesk operators() {
        return new OperatorDesk(site, workers, killSwitch, flags, system.resetDesk(errors), outbox, this::restored);
    }

    /** Take note that an operator put the previous worker back. */
    private void restored() {
        if (monitor != null) {
            monitor.stop("manual");
        }
        tap.stateEntered("rolled-back");
    }

    /** Leave the emergency that the kill-switch ended, if it was one that was decided here. */
    private void afterReset() {
        memory.recall().filter(Orchestrator::emergency).ifPresent(watch -> {
            memory.keep(watch.closed());
            tap.stateEntered("idle");
        });
    }

    private static boolean emergency(Watch watch) {
        return watch.incident().filter(it -> !it.isRollback() || it.failed()).isPresent();
    }

    void stop() {
        timers.forEach(Component.Timer::cancel);
        errors.keep();
        if (monitor != null) {
            monitor.leave("shutdown");
        }
    }
}
