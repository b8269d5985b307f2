package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import dev.firedrill.systems.rollbackmonitor.Watch.Phase;
import dev.firedrill.systems.rollbackmonitor.WorkerHealth.Health;
import dev.firedrill.world.Component;
import dev.firedrill.world.MetricFeed;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Watch one promotion: a health check at each interval until the end of the grace period, or until one of them decides to
 * act. A check that is slow lets the next ones be skipped.
 */
class RollbackMonitor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Parts parts;
    private final Schedule schedule;
    private final DecisionRecord records;
    private Watch watch;
    private boolean live;
    private boolean checking;
    private boolean last;
    private Component.@Nullable Timer timer;

    /** Hold what a monitor works with. */
    record Parts(
            Component component,
            Gate gate,
            Tap tap,
            MetricFeed metrics,
            Settings settings,
            RollbackPolicy policy,
            WorkerHealth health,
            OperationsManager operations,
            Protection protection,
            Memory memory,
            Outbox outbox) {}

    RollbackMonitor(Parts parts, Watch watch) {
        this.parts = parts;
        Settings settings = parts.settings();
        this.schedule = new Schedule(watch.startedAt(), settings.interval(), settings.grace())
                .anchored(parts.component().elapsed(), watch.tick());
        this.watch = watch.anchoredAt(schedule.startedAt());
        this.records = new DecisionRecord(parts.policy().thresholds());
    }

    final void start() {
        parts.operations().takeSnapshot();
        parts.tap().stateEntered("monitoring");
        emit("monitoring-started", Json.empty().put("worker", watch.canary()));
        live = true;
        keep();
        scheduleNext();
    }

    /** Go on with what an earlier life, or another instance, began. */
    final void resume() {
        emit(
                "monitoring-resumed",
                Json.empty().put("worker", watch.canary()).put("checksPerformed", watch.performed()));
        live = true;
        keep();
        scheduleNext();
    }

    final boolean live() {
        return live;
    }

    /** Stop for good. */
    final void stop(String reason) {
        if (live) {
            watch = watch.in(Phase.OVER);
            keep();
            leave(reason);
        }
    }

    /** Stop, and let the watch be gone on with by whoever may. */
    final void leave(String reason) {
        if (live) {
            live = false;
            if (timer != null) {
                timer.cancel();
            }
            emit("monitoring-stopped", Json.empty().put("reason", reason).put("checksPerformed", watch.performed()));
        }
    }

    private void scheduleNext() {
        if (!live) {
            return;
        }
        int next = watch.tick() + 1;
        if (next <= lastCheck()) {
            timer = later(schedule.due(next), this::tick);
        } else if (now() >= schedule.end()) {
            endOfGracePeriod();
        } else {
            timer = later(schedule.end(), this::endOfGracePeriod);
        }
    }

    private Component.Timer later(long due, Runnable task) {
        return parts.component().after(Duration.ofNanos(Math.max(0, due - now())), task);
    }

    int lastCheck() {
        return schedule.last();
    }

    /** Give the time that checks are due by. */
    long now() {
        return parts.component().elapsed();
    }

    private void tick() {
        if (!parts.memory().holds(watch)) {
            leave("taken over");
            return;
        }
        int due = dueNow(watch.tick());
        skipped(due - watch.tick() - 1, "late");
        watch = watch.at(Math.max(due, watch.tick()));
        if (checking()) {
            skipped(1, "check-running");
        } else {
            check();
        }
        scheduleNext();
    }

    /** Give the newest check that is due: those before it that nobody came to are not made up for. */
    int dueNow(int done) {
        return Math.max(done + 1, Math.min(lastCheck(), schedule.dueAt(now())));
    }

    boolean checking() {
        return checking;
    }

    private void skipped(int ticks, String why) {
        if (ticks > 0) {
            emit("tick-skipped", Json.empty().put("reason", why).put("ticks", ticks));
        }
    }

    private void check() {
        checking = true;
        parts.gate()
                .supervise(pass("before-check")
                        .thenCompose(free -> parts.health().ask(parts.gate(), PATIENCE))
                        .thenCompose(
                                health -> pass("get-snapshot").thenAccept(free -> checked(health, snapshot(free)))));
    }

    /** Pass a point, if it can be passed. */
    private CompletionStage<Boolean> pass(String point) {
        return parts.gate().pass(point, PATIENCE).handle((passed, failure) -> failure == null);
    }

    private OptionalDouble snapshot(boolean free) {
        return free && !parts.settings().missing().contains("operations")
                ? OperationsManager.failureRate(parts.operations().takeSnapshot())
                : OptionalDouble.empty();
    }

    private void checked(Health health, OptionalDouble measured) {
        checking = false;
        if (!live) {
            return;
        }
        OptionalDouble rate = parts.metrics().sample("failureRate", measured);
        HealthCall call = sampleHealthCall(health.call());
        OptionalDouble memory = parts.metrics().sample("memoryMb", health.memoryMb());
        OptionalDouble handles = parts.metrics().sample("fileHandles", health.fileHandles());
        String cause = call == HealthCall.ANSWERED ? "" : health.cause();
        HealthCheck check = parts.policy().check(rate, call, cause);
        watch = watch.checked(check);
        parts.metrics().sample("failureCount", OptionalDouble.of(parts.policy().badChecks(watch.window())));
        decided(check, parts.policy().judge(watch.window()), result(check, memory, handles));
    }

    private HealthCall sampleHealthCall(HealthCall call) {
        OptionalDouble sample =
                parts.metrics().sample("rpcHealth", OptionalDouble.of(call == HealthCall.ANSWERED ? 1 : 0));
        if (sample.isEmpty() || Double.isNaN(sample.getAsDouble())) {
            return HealthCall.UNKNOWN;
        }
        return sample.getAsDouble() < 1 ? HealthCall.FAILED : HealthCall.ANSWERED;
    }

    private static ObjectNode result(HealthCheck check, OptionalDouble memory, OptionalDouble handles) {
        ObjectNode result = DecisionRecord.putFindings(Json.empty(), check);
        put(result, "memoryMb", memory);
        put(result, "fileHandles", handles);
        return result;
    }

    private static void put(ObjectNode result, String name, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            result.put(name, Shares.fraction(value.getAsDouble()));
        } else {
            result.putNull(name);
        }
    }

    private void decided(HealthCheck check, Decision decision, ObjectNode result) {
        parts.tap()
                .triggerEvaluated(
                        "rollback", parts.policy().bad(check), decision.kind().word());
        parts.tap()
                .triggerEvaluated(
                        "escalation",
                        check.call() == HealthCall.FAILED,
                        decision.kind().word());
        ObjectNode record =
                records.render(parts.component().clock().instant(), decision, status(decision), watch.window());
        parts.outbox().audit("auto:monitor", "health-check", watch.promotion(), record);
        ObjectNode details = record.deepCopy();
        details.set("result", result);
        emit("health-check", details);
        switch (decision.kind()) {
            case ROLLBACK -> act("rollback", decision, record);
            case ESCALATE -> act("escalation", decision, record);
            case HEALTHY, DEGRADED -> goOn();
        }
    }

    private static String status(Decision decision) {
        return switch (decision.kind()) {
            case ROLLBACK, ESCALATE -> "pending";
            case HEALTHY, DEGRADED -> "executed";
        };
    }

    private void act(String trigger, Decision decision, ObjectNode record) {
        Incident incident = new Incident(
                watch.promotion(), watch.canary(), parts.component().clock().instant(), watch.performed(), record);
        if (!parts.memory().claim(watch, incident)) {
            leave("claimed by another instance");
            return;
        }
        parts.tap().triggerFired(trigger, decision.reason());
        leave(trigger);
        parts.gate()
                .supervise(
                        incident.isRollback()
                                ? parts.protection().rollBack(incident)
                                : parts.protection().escalate(incident));
    }

    private void goOn() {
        if (parts.memory().holds(watch)) {
            keep();
        }
        if (last) {
            endOfGracePeriod();
        }
    }

    private void endOfGracePeriod() {
        last = true;
        if (live && !checking) {
            stop("grace period over");
            parts.tap().stateEntered("idle");
        }
    }

    private void keep() {
        parts.memory().keep(watch);
    }

    private void emit(String name, ObjectNode details) {
        parts.outbox().emit(name, watch.promotion(), details);
    }
}
