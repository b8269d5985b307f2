package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.rollbackmonitor.Watch.Phase;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderReply;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Do what a monitor decided, once it has stopped: put the previous worker back, or pull the kill-switch. What protects comes
 * first; no record, listener, callback or clean-up that fails stops it.
 */
class Protection {

    static final String ESCALATION_ACTOR = "auto:escalation";
    static final String ROLLBACK_ACTOR = "auto:rollback";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // A person is alerted within a second of an escalation, whatever holds up the flag store and the disk.
    private static final Duration SHORT_PATIENCE = Duration.ofMillis(400);
    private static final ProviderCall STOP = new ProviderCall("stop", "/stop", "{}", Duration.ofSeconds(5));
    private static final int OK = 200;

    private final Parts parts;

    /** Hold what protects, and what is told of it. */
    record Parts(
            Gate gate,
            Tap tap,
            WorkerManager workers,
            KillSwitch killSwitch,
            LiveFlags flags,
            Artifacts artifacts,
            Outbox outbox,
            Memory memory) {}

    Protection(Parts parts) {
        this.parts = parts;
    }

    final Parts parts() {
        return parts;
    }

    /** Go on with what an earlier life, or another instance, had decided and not brought to its end. */
    final CompletionStage<Void> resume(Incident incident, Phase phase) {
        return switch (phase) {
            case ACTING -> incident.isRollback() ? rollBack(incident) : escalate(incident);
            case PROTECTED -> complete(incident);
            case EXECUTED -> afterwards(incident);
            case MONITORING, OVER -> nothing();
        };
    }

    CompletionStage<Void> rollBack(Incident incident) {
        return switchBack(incident)
                .handle((switched, failure) ->
                        failure == null ? rolledBack(incident, switched) : notRolledBack(incident, Gate.why(failure)))
                .thenCompose(done -> done);
    }

    private CompletionStage<Boolean> switchBack(Incident incident) {
        return parts.gate()
                .pass("switch-to-active", PATIENCE)
                .thenApply(passed -> parts.workers().switchToActive(incident.canary()));
    }

    /** Be done with it; where an operator was faster, the state is entered already. */
    private CompletionStage<Void> rolledBack(Incident incident, boolean switched) {
        if (switched) {
            parts.tap().stateEntered("rolled-back");
        }
        Incident executed = incident.with("executed");
        parts.outbox().audit(ROLLBACK_ACTOR, "rollback", serving(), executed.decision());
        remember(executed, Phase.PROTECTED);
        return complete(executed);
    }

    /** Be left with a canary that serves: the kill-switch is what remains, and a person. */
    private CompletionStage<Void> notRolledBack(Incident incident, String why) {
        parts.killSwitch().pull("auto:rollback-failed");
        parts.flags().poll();
        parts.tap().stateEntered("rollback-failed");
        Incident failed = incident.with("failed");
        parts.outbox().audit(ROLLBACK_ACTOR, "rollback", serving(), failed.decision());
        parts.outbox()
                .alert(
                        "CRITICAL",
                        "rollback-failed: %s still serves (%s), %s is set".formatted(serving(), why, KillSwitch.FLAG));
        remember(failed, Phase.PROTECTED);
        return complete(failed);
    }

    private String serving() {
        return parts.workers().serving().name();
    }

    /** Record what was done, tell of it, and do the rest. */
    private CompletionStage<Void> complete(Incident incident) {
        return record(incident).thenCompose(recorded -> {
            announce(incident);
            remember(incident, Phase.EXECUTED);
            return afterwards(incident);
        });
    }

    void announce(Incident incident) {
        if (!incident.isRollback()) {
            parts.outbox().emit("escalation-triggered", incident.promotion(), incident.decision());
            parts.outbox().alert("CRITICAL", alert(incident));
        } else if (incident.failed()) {
            parts.outbox().emit("rollback-failed", incident.promotion(), incident.decision());
        } else {
            ObjectNode details = Json.empty()
                    .put("from", incident.canary())
                    .put("to", serving())
                    .put("reason", incident.reason());
            parts.outbox().emit("rollback-executed", incident.promotion(), details);
        }
    }

    private CompletionStage<Void> afterwards(Incident incident) {
        if (!incident.isRollback()) {
            return callBack("on-escalation", incident);
        }
        CompletionStage<Void> cleaned = incident.failed() ? nothing() : cleanUp(incident);
        return cleaned.thenCompose(done -> callBack("on-rollback", incident));
    }

    CompletionStage<Void> escalate(Incident incident) {
        return parts.gate()
                .pass("set-disable-new", SHORT_PATIENCE)
                .handle((passed, failure) -> escalated(incident, failure))
                .thenCompose(done -> done);
    }

    private CompletionStage<Void> escalated(Incident incident, @Nullable Throwable failure) {
        if (failure != null) {
            parts.outbox().alert("WARNING", "kill-switch-delayed: " + Gate.why(failure));
        }
        parts.killSwitch().pull(ESCALATION_ACTOR);
        parts.flags().poll();
        parts.tap().stateEntered("escalated");
        Incident executed = incident.with(parts.killSwitch().pending() ? "pending" : "executed");
        parts.outbox().audit(ESCALATION_ACTOR, "escalation", KillSwitch.FLAG, executed.decision());
        remember(executed, Phase.PROTECTED);
        return complete(executed);
    }

    private CompletionStage<Void> record(Incident incident) {
        String kind = incident.isRollback() ? "rollback" : "escalation";
        ObjectNode artifact =
                incident.isRollback() ? rollbackArtifact(incident, serving()) : escalationArtifact(incident);
        return parts.gate().pass("before-artifact", SHORT_PATIENCE).handle((passed, failure) -> {
            if (failure == null) {
                parts.artifacts().write(kind, incident.at(), artifact);
            } else {
                parts.artifacts().writeLater(kind, incident.at(), artifact);
            }
            return null;
        });
    }

    private static ObjectNode rollbackArtifact(Incident incident, String active) {
        ObjectNode artifact = Json.empty();
        artifact.set("decision", incident.decision());
        artifact.putObject("result")
                .put("activeWorker", active)
                .put("status", incident.decision().path("status").asText());
        artifact.set("monitoringState", monitoringState(incident));
        artifact.set("recentChecks", incident.recentChecks());
        return artifact;
    }

    private static ObjectNode monitoringState(Incident incident) {
        return Json.empty().put("promotion", incident.promotion()).put("checksPerformed", incident.checks());
    }

    private ObjectNode escalationArtifact(Incident incident) {
        ObjectNode artifact = Json.empty();
        artifact.set("decision", incident.decision());
        artifact.putObject("alert").put("severity", "CRITICAL").put("message", alert(incident));
        artifact.putArray("recommendedActions")
                .add("replace worker " + serving() + ", which still serves")
                .add("reset " + KillSwitch.FLAG + " after the fix is validated");
        return artifact;
    }

    private static String alert(Incident incident) {
        return "escalation: %s is set: %s".formatted(KillSwitch.FLAG, incident.reason());
    }

    /** Stop the canary's process, which serves nobody any more. */
    CompletionStage<Void> cleanUp(Incident incident) {
        return parts.gate()
                .pass("cleanup-canary", PATIENCE)
                .thenCompose(passed ->
                        parts.workers().named(incident.canary()).provider().call(STOP))
                .handle((reply, failure) -> {
                    if (failure != null || reply == null || reply.status() != OK) {
                        parts.outbox().alert("WARNING", "cleanup-failed: " + stillRuns(incident, reply, failure));
                    }
                    return null;
                });
    }

    private static String stillRuns(Incident incident, @Nullable ProviderReply reply, @Nullable Throwable failure) {
        String why = failure != null ? Gate.why(failure) : "status " + (reply == null ? "none" : reply.status());
        return "%s may still run (%s)".formatted(incident.canary(), why);
    }

    /** Hand the decision to whoever waits for it; that this fails is told, and changes nothing. */
    private CompletionStage<Void> callBack(String callback, Incident incident) {
        return call(callback, incident).handle((called, failure) -> {
            if (failure != null) {
                parts.outbox()
                        .emit(
                                "callback-failed",
                                incident.promotion(),
                                Json.empty().put("callback", callback).put("cause", Gate.why(failure)));
            }
            remember(incident, Phase.OVER);
            return null;
        });
    }

    final CompletionStage<Void> call(String callback, Incident incident) {
        return parts.gate().pass(callback, PATIENCE).thenRun(() -> heard(callback, incident));
    }

    /** Be the callback of the orchestrator that started the monitoring. */
    void heard(String callback, Incident incident) {
        parts.tap()
                .telemetry("[ROLLBACK_MONITOR]", incident.decision().deepCopy().put("callback", callback));
    }

    private void remember(Incident incident, Phase phase) {
        parts.memory().advance(incident, phase);
    }

    /** Do nothing, and have done it. */
    static CompletionStage<Void> nothing() {
        return CompletableFuture.allOf();
    }
}
