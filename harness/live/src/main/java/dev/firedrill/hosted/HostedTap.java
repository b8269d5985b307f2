package dev.firedrill.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Event;
import dev.firedrill.world.Request;
import dev.firedrill.world.Tap;

/** Record what a served system decides. */
record HostedTap(Recorder recorder, Routes routes) implements Tap {

    /** Hear which route serves a request, for whoever answers it over HTTP. */
    interface Routes {
        void decided(long request, String route, String reason);
    }

    @Override
    public void routeDecided(Request request, String detected, String route, String reason) {
        routes.decided(request.ordinal(), route, reason);
        recorder.record(stamp -> new Event.RouteDecided(stamp, request.ordinal(), detected, route, reason));
    }

    @Override
    public void guardDecided(Request request, String guard, String outcome, String reason) {
        recorder.record(stamp -> new Event.GuardDecided(stamp, request.ordinal(), guard, outcome, reason));
    }

    @Override
    public void configObserved(String control, String value) {
        recorder.record(stamp -> new Event.ConfigObserved(stamp, control, value));
    }

    @Override
    public void triggerEvaluated(String trigger, boolean breached, String decision) {
        recorder.record(stamp -> new Event.TriggerEvaluated(stamp, trigger, breached, decision));
    }

    @Override
    public void triggerFired(String trigger, String reason) {
        recorder.record(stamp -> new Event.TriggerFired(stamp, trigger, reason));
    }

    @Override
    public void objectiveJudged(String objective, String band) {
        recorder.record(stamp -> new Event.ObjectiveJudged(stamp, objective, band));
    }

    @Override
    public void stateEntered(String state) {
        recorder.record(stamp -> new Event.StateEntered(stamp, state));
    }

    @Override
    public void eventEmitted(String name, String key, JsonNode details) {
        recorder.record(stamp -> new Event.EventEmitted(stamp, name, key, details));
    }

    @Override
    public void telemetry(Request request, String prefix, JsonNode line) {
        recorder.record(stamp -> new Event.TelemetryLine(stamp, request.ordinal(), prefix, line));
    }

    @Override
    public void telemetry(String prefix, JsonNode line) {
        recorder.record(stamp -> new Event.TelemetryLine(stamp, 0, prefix, line));
    }

    @Override
    public void audited(String actor, String action, String entity, JsonNode details) {
        recorder.record(stamp -> new Event.AuditEntry(stamp, actor, action, entity, details));
    }

    @Override
    public void alerted(String severity, String message) {
        recorder.record(stamp -> new Event.AlertSent(stamp, severity, message));
    }
}
