package dev.firedrill.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.FaultKind;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Request;
import dev.firedrill.world.SinkException;
import dev.firedrill.world.Tap;
import java.util.Set;
import java.util.function.Function;

/** Turn what a system tells into events, except what it tells a sink that is down: that is told nobody. */
final class SimulatedTap implements Tap {

    private static final Set<FaultKind> TELLING = Set.of(FaultKind.SINK_DOWN);

    private final Life life;
    private final Strikes strikes;
    private final Set<String> sinks;

    /**
     * Open.
     *
     * @param sinks those that the controls declare as targets of faults
     */
    SimulatedTap(Life life, Strikes strikes, Set<String> sinks) {
        this.life = life;
        this.strikes = strikes;
        this.sinks = sinks;
    }

    /** Fail if a fault has the sink down; a life that is over is heard by nobody anyway. */
    private void reach(String sink, String purpose) {
        life.kernel().checkBaton("tap");
        if (life.isOver() || !sinks.contains(sink)) {
            return;
        }
        OpenRequest open = life.kernel().request();
        Hit hit = strikes.at(sink, life, open, purpose, life.identity().nextUse(sink), TELLING);
        if (hit != null) {
            strikes.tell(life, hit.fault(), sink, open.ordinal(), purpose);
            throw new SinkException("'" + sink + "' cannot be reached");
        }
    }

    private void record(Function<Stamp, Event> event) {
        life.kernel().checkBaton("tap");
        life.record(event);
    }

    @Override
    public void routeDecided(Request request, String detected, String route, String reason) {
        record(stamp -> new Event.RouteDecided(stamp, request.ordinal(), detected, route, reason));
    }

    @Override
    public void guardDecided(Request request, String guard, String outcome, String reason) {
        record(stamp -> new Event.GuardDecided(stamp, request.ordinal(), guard, outcome, reason));
    }

    @Override
    public void configObserved(String control, String value) {
        record(stamp -> new Event.ConfigObserved(stamp, control, value));
    }

    @Override
    public void triggerEvaluated(String trigger, boolean breached, String decision) {
        record(stamp -> new Event.TriggerEvaluated(stamp, trigger, breached, decision));
    }

    @Override
    public void triggerFired(String trigger, String reason) {
        record(stamp -> new Event.TriggerFired(stamp, trigger, reason));
    }

    @Override
    public void objectiveJudged(String objective, String band) {
        record(stamp -> new Event.ObjectiveJudged(stamp, objective, band));
    }

    @Override
    public void stateEntered(String state) {
        record(stamp -> new Event.StateEntered(stamp, state));
    }

    @Override
    public void eventEmitted(String name, String key, JsonNode details) {
        reach("listeners", name);
        record(stamp -> new Event.EventEmitted(stamp, name, key, details));
    }

    @Override
    public void telemetry(Request request, String prefix, JsonNode line) {
        record(stamp -> new Event.TelemetryLine(stamp, request.ordinal(), prefix, line));
    }

    @Override
    public void telemetry(String prefix, JsonNode line) {
        record(stamp -> new Event.TelemetryLine(stamp, 0, prefix, line));
    }

    @Override
    public void audited(String actor, String action, String entity, JsonNode details) {
        reach("audit", action);
        record(stamp -> new Event.AuditEntry(stamp, actor, action, entity, details));
    }

    @Override
    public void alerted(String severity, String message) {
        reach("alerts", severity);
        record(stamp -> new Event.AlertSent(stamp, severity, message));
    }
}
