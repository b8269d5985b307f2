package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.rollbackmonitor.Watch.Phase;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Site;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Promote canaries, have each promotion watched by one instance, and go on with what another life or instance began. */
final class Promotions {

    // An instance that lives, and could not write, does so within half a second once there is room.
    private static final Duration OBJECTION = Duration.ofSeconds(1);

    private final Site site;
    private final RollbackMonitorSystem system;
    private final RollbackMonitor.Parts monitoring;
    private final Protection.Parts acting;
    private @Nullable RollbackMonitor monitor;

    Promotions(Site site, RollbackMonitorSystem system, RollbackMonitor.Parts monitoring) {
        this.site = site;
        this.system = system;
        this.monitoring = monitoring;
        this.acting = monitoring.protection().parts();
    }

    /** Go on with the watch that an earlier life of this instance held. */
    void goOn() {
        recallOwn().ifPresent(this::resume);
    }

    private Optional<Watch> recallOwn() {
        return monitoring.memory().recall().filter(watch -> watch.holder().equals(site.instance()));
    }

    /** Take over the watch of another instance, unless that cannot be written down, or the other one objects. */
    void takeOver(Watch orphan) {
        if (monitoring.memory().takes(orphan.heldBy(site.instance()))) {
            monitoring.component().after(OBJECTION, () -> goOnWith(orphan.promotion()));
        }
    }

    private void goOnWith(String promotion) {
        recallOwn().filter(watch -> watch.promotion().equals(promotion)).ifPresent(watch -> {
            acting.killSwitch().recall();
            resume(watch);
        });
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

    /** Let a canary serve, and watch it from now on; a promotion that is still watched is superseded. */
    Outcome promote(Order order) {
        String canary = order.parameters().getOrDefault("worker", "");
        Optional<String> refusal = refusal(canary);
        if (refusal.isPresent()) {
            return Outcome.failed(refusal.get());
        }
        stopMonitoring("superseded");
        acting.workers().switchToCanary("worker." + canary);
        monitoring.outbox().audit(order.actor(), "promote", canary, Json.empty());
        monitor = system.monitor(monitoring, newWatch("worker." + canary));
        monitor.start();
        return Outcome.ok();
    }

    private Optional<String> refusal(String canary) {
        if (!WorkerManager.CANARIES.contains(canary)) {
            return Optional.of("expected a 'worker' that is deployed, one of %s, found '%s'"
                    .formatted(WorkerManager.CANARIES, canary));
        }
        if (!acting.flags().on(LiveFlags.WORKER_PROMOTION)) {
            return Optional.of("expected '" + LiveFlags.WORKER_PROMOTION + "' to be on, found it off");
        }
        return monitoring
                .memory()
                .recall()
                .filter(Watch::underWay)
                .map(watch -> "expected nothing to be under way, found that what was decided about '%s' is not done"
                        .formatted(watch.canary()));
    }

    private Watch newWatch(String canary) {
        return new Watch(
                site.newId("promotion"),
                canary,
                site.instance(),
                monitoring.component().elapsed(),
                0,
                0,
                Phase.MONITORING,
                monitoring.policy().emptyWindow(),
                Optional.empty());
    }

    private boolean stopMonitoring(String reason) {
        if (monitor == null || !monitor.live()) {
            return false;
        }
        monitor.stop(reason);
        monitoring.tap().stateEntered("idle");
        return true;
    }

    Outcome stopMonitoring(Order order) {
        if (!stopMonitoring("manual")) {
            return Outcome.failed("expected a promotion that is watched, found none");
        }
        monitoring.outbox().audit(order.actor(), "stop-monitoring", "monitor", Json.empty());
        return Outcome.ok();
    }

    /** Take note that an operator put the previous worker back. */
    void restored() {
        if (monitor != null) {
            monitor.stop("manual");
        }
        monitoring.tap().stateEntered("rolled-back");
    }

    /** Leave what is watched to the next life, or to another instance. */
    void leave() {
        if (monitor != null) {
            monitor.leave("shutdown");
        }
    }
}
