package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Component;
import dev.firedrill.world.Failure;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderReply;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Put an orchestrator together, have it go on where an earlier life ended, and pass work to the serving worker. */
final class Orchestrator {

    private static final Duration WORK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FLAG_POLL = Duration.ofMillis(500);
    private static final int OK = 200;
    private static final Failure WORK_FAILED = new Failure("WORK_FAILED", "The work could not be done.");
    private static final Failure WORKER_MISSING = new Failure("WORKER_MISSING", "Nobody is there to do the work.");

    private final Site site;
    private final RollbackMonitorSystem system;
    private final Tap tap;
    private final Outbox outbox;
    private final List<KeptFile> kept = new ArrayList<>();
    private final WorkerManager workers;
    private final OperationsManager operations = new OperationsManager();
    private final ErrorJournal errors;
    private final KillSwitch killSwitch;
    private final LiveFlags flags;
    private final Promotions promotions;
    private final List<Component.Timer> timers;

    Orchestrator(Site site, RollbackMonitorSystem system) {
        this.site = site;
        this.system = system;
        this.tap = site.tap();
        Component component = site.component("monitor");
        Component flagClock = site.component("live-flags");
        Pager pager = system.pager(site.provider("pager"), tap, new PageBook(site.files(), site.instance()));
        this.outbox = new Outbox(tap, pager, site.files(), site.instance(), system.shelf(site.files())::put);
        this.workers = system.workers("worker.previous", keptFile(WorkerManager.FILE), this::worker);
        this.errors = new ErrorJournal(flagClock, keptFile(ErrorJournal.FILE));
        Settings settings = system.settings(site);
        RollbackPolicy policy = system.policy(settings.thresholds());
        Memory memory = system.memory(keptFile(Memory.FILE), policy.emptyWindow());
        Artifacts artifacts = new Artifacts(site.files(), outbox);
        this.killSwitch = system.killSwitch(new KillSwitch.Parts(
                site.flags(),
                new SwitchMemory(keptFile(SwitchMemory.FILE)),
                artifacts,
                flagClock,
                outbox,
                new Emergency(memory, tap)::over));
        this.flags = system.flags(site.flags(), killSwitch, flagClock, tap, outbox);
        Gate gate = new Gate(site, component);
        Protection protection = system.protection(
                new Protection.Parts(gate, tap, workers, killSwitch, flags, artifacts, outbox, memory));
        WorkerHealth health =
                new WorkerHealth(workers::serving, settings.missing().contains("worker"), errors::failed);
        this.promotions = new Promotions(
                site,
                system,
                new RollbackMonitor.Parts(
                        component,
                        gate,
                        tap,
                        site.metrics(),
                        settings,
                        policy,
                        health,
                        operations,
                        protection,
                        memory,
                        outbox));
        settings.rejected().forEach(this::rejected);
        killSwitch.recall();
        flags.poll();
        promotions.goOn();
        Standby standby = system.standby(site.instance(), memory);
        this.timers = List.of(
                flagClock.every(FLAG_POLL, this::poll),
                component.every(settings.interval(), () -> standby.look().ifPresent(promotions::takeOver)));
    }

    private KeptFile keptFile(String path) {
        KeptFile file = new KeptFile(site.files(), path, outbox);
        kept.add(file);
        return file;
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
        kept.forEach(KeptFile::retry);
        outbox.deliver();
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

    Promotions promotions() {
        return promotions;
    }

    OperatorDesk operators() {
        return new OperatorDesk(
                site, workers, killSwitch, flags, system.resetDesk(errors), outbox, promotions::restored);
    }

    void stop() {
        timers.forEach(Component.Timer::cancel);
        errors.keep();
        promotions.leave();
    }
}
