package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Tap;
import java.time.Instant;

/** Do what a monitor decided, once it has stopped: put the previous worker back, or pull the kill-switch. */
class Protection {

    private static final String ESCALATION_ACTOR = "auto:escalation";

    private final WorkerManager workers;
    private final KillSwitch killSwitch;
    private final LiveFlags flags;
    private final Artifacts artifacts;
    private final Tap tap;

    Protection(WorkerManager workers, KillSwitch killSwitch, LiveFlags flags, Artifacts artifacts, Tap tap) {
        this.workers = workers;
        this.killSwitch = killSwitch;
        this.flags = flags;
        this.artifacts = artifacts;
        this.tap = tap;
    }

    void rollBack(Incident incident) {
        String failing = workers.serving().name();
        workers.switchToActive();
        String restored = workers.serving().name();
        tap.stateEntered("rolled-back");
        tap.audited("auto:rollback", "rollback", restored, incident.decision());
        artifacts.write("rollback", incident.at(), rollbackArtifact(incident, restored));
        tap.eventEmitted("rollback-executed", incident.promotion(), switched(failing, restored));
    }

    void escalate(Incident incident) {
        killSwitch.pull(ESCALATION_ACTOR);
        flags.poll();
        tap.stateEntered("escalated");
        tap.audited(ESCALATION_ACTOR, "escalation", KillSwitch.FLAG, incident.decision());
        artifacts.write("escalation", incident.at(), escalationArtifact(incident));
        tap.eventEmitted("escalation-triggered", incident.promotion(), incident.decision());
        tap.alerted("CRITICAL", alert(incident));
    }

    private ObjectNode rollbackArtifact(Incident incident, String restored) {
        ObjectNode artifact = JsonNodeFactory.instance.objectNode();
        artifact.set("decision", incident.decision());
        artifact.putObject("result").put("activeWorker", restored);
        artifact.putObject("monitoringState")
                .put("promotion", incident.promotion())
                .put("checksPerformed", incident.checks());
        artifact.set("recentChecks", DecisionRecord.recentChecks(incident.window()));
        return artifact;
    }

    private ObjectNode escalationArtifact(Incident incident) {
        ObjectNode artifact = JsonNodeFactory.instance.objectNode();
        artifact.set("decision", incident.decision());
        artifact.putObject("alert").put("severity", "CRITICAL").put("message", alert(incident));
        artifact.putArray("recommendedActions")
                .add("replace worker " + workers.serving().name() + ", which still serves")
                .add("reset " + KillSwitch.FLAG + " after the fix is validated");
        return artifact;
    }

    private String alert(Incident incident) {
        return "%s is set: %s"
                .formatted(KillSwitch.FLAG, incident.decision().path("reason").asText());
    }

    private static ObjectNode switched(String failing, String restored) {
        return JsonNodeFactory.instance.objectNode().put("from", failing).put("to", restored);
    }

    /** Hold what was decided, for which promotion, and on what grounds. */
    record Incident(String promotion, Instant at, int checks, CheckWindow window, ObjectNode decision) {}
}
