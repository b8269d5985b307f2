package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import dev.firedrill.systems.rollbackmonitor.Protection.Incident;
import dev.firedrill.world.Component;
import dev.firedrill.world.MetricFeed;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderReply;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Watch one promotion: a health check every thirty seconds until the tenth minute, or until one of them decides to act.
 * Checks never overlap, because a health call times out long before the next.
 */
final class RollbackMonitor {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final int CHECKS = 20;
    private static final ProviderCall HEALTH_CALL = new ProviderCall("health", "/health", "{}", Duration.ofSeconds(5));
    private static final int OK = 200;

    private final String promotion;
    private final Component component;
    private final Tap tap;
    private final MetricFeed metrics;
    private final WorkerManager workers;
    private final OperationsManager operations;
    private final RollbackPolicy policy;
    private final Protection protection;
    private final DecisionRecord records;

    private CheckWindow window;
    private int performed;
    private Component.@Nullable Timer timer;

    RollbackMonitor(
            String promotion,
            Component component,
            Tap tap,
            MetricFeed metrics,
            WorkerManager workers,
            OperationsManager operations,
            RollbackPolicy policy,
            Protection protection) {
        this.promotion = promotion;
        this.component = component;
        this.tap = tap;
        this.metrics = metrics;
        this.workers = workers;
        this.operations = operations;
        this.policy = policy;
        this.protection = protection;
        this.records = new DecisionRecord(policy.thresholds());
        this.window = CheckWindow.ofSize(policy.thresholds().windowSize());
    }

    void start() {
        operations.takeFailureRate();
        tap.stateEntered("monitoring");
        emit("monitoring-started", details().put("worker", workers.serving().name()));
        timer = component.every(INTERVAL, this::callWorker);
    }

    boolean monitoring() {
        return timer != null;
    }

    void stop(String reason) {
        if (timer != null) {
            timer.cancel();
            timer = null;
            emit("monitoring-stopped", details().put("reason", reason).put("checksPerformed", performed));
        }
    }

    private void callWorker() {
        workers.serving().provider().call(HEALTH_CALL).whenComplete((reply, failure) -> checked(reply));
    }

    private void checked(@Nullable ProviderReply reply) {
        if (!monitoring()) {
            return;
        }
        boolean answered = reply != null && reply.status() == OK;
        HealthCheck check = HealthCheck.of(sampleFailureRate(), sampleHealthCall(answered));
        window = window.with(check);
        performed++;
        decided(check, policy.judge(window));
    }

    private OptionalDouble sampleFailureRate() {
        return metrics.sample("failureRate", operations.takeFailureRate());
    }

    private HealthCall sampleHealthCall(boolean answered) {
        OptionalDouble sample = metrics.sample("rpcHealth", OptionalDouble.of(answered ? 1 : 0));
        if (sample.isEmpty()) {
            return HealthCall.UNKNOWN;
        }
        return sample.getAsDouble() < 1 ? HealthCall.FAILED : HealthCall.ANSWERED;
    }

    private void decided(HealthCheck check, Decision decision) {
        tap.triggerEvaluated("rollback", policy.bad(check), decision.kind().word());
        tap.triggerEvaluated(
                "escalation", check.call() == HealthCall.FAILED, decision.kind().word());
        ObjectNode record = records.render(component.clock().instant(), decision, status(decision), window);
        emit("health-check", record);
        switch (decision.kind()) {
            case ROLLBACK -> act("rollback", decision, record);
            case ESCALATE -> act("escalation", decision, record);
            case HEALTHY, DEGRADED -> stopAtEndOfGracePeriod();
        }
    }

    private static String status(Decision decision) {
        return switch (decision.kind()) {
            case ROLLBACK, ESCALATE -> "executed";
            case HEALTHY, DEGRADED -> "none";
        };
    }

    private void act(String trigger, Decision decision, ObjectNode record) {
        tap.triggerFired(trigger, decision.reason());
        stop(trigger);
        Incident incident = new Incident(promotion, component.clock().instant(), performed, window, record);
        if (decision.kind() == Decision.Kind.ROLLBACK) {
            protection.rollBack(incident);
        } else {
            protection.escalate(incident);
        }
    }

    private void stopAtEndOfGracePeriod() {
        if (performed == CHECKS) {
            stop("grace period over");
            tap.stateEntered("idle");
        }
    }

    private void emit(String name, ObjectNode details) {
        tap.eventEmitted(name, promotion, details);
    }

    private static ObjectNode details() {
        return JsonNodeFactory.instance.objectNode();
    }
}
