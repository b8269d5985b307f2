package dev.firedrill.events;

import com.fasterxml.jackson.databind.JsonNode;
import org.apiguardian.api.API;

/**
 * Record one thing that happened in a run. Each kind is a record of its own; {@link #describe} names its fields once, for
 * the hash and for JSON Lines alike.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Event {

    /** Say when, where and because of what it happened. */
    Stamp stamp();

    /** Name the kind, for a {@code switch} without a default. */
    EventKind kind();

    /** Give the same event at another place. */
    Event at(Stamp other);

    /** Name every field of this kind, in its order. */
    void describe(Fields fields);

    /** Give the time since t0 in nanoseconds. */
    default long time() {
        return stamp().time();
    }

    /** Give the place in the log, from 1. */
    default long sequence() {
        return stamp().sequence();
    }

    /**
     * The run began; time 0 is when all systems are ready. A log that does not say in which mode was run in virtual time, and
     * such a log does not say so.
     */
    record RunStarted(Stamp stamp, String scenario, long seed, String twin, String mode) implements Event {

        /** The mode of a log that says none. */
        static final String SIMULATED = "simulated";

        /** Hold the beginning of a run in virtual time. */
        public RunStarted(Stamp stamp, String scenario, long seed, String twin) {
            this(stamp, scenario, seed, twin, SIMULATED);
        }

        @Override
        public RunStarted at(Stamp other) {
            return new RunStarted(other, scenario, seed, twin, mode);
        }

        @Override
        public EventKind kind() {
            return EventKind.RUN_STARTED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("scenario", scenario);
            fields.number("seed", seed);
            fields.text("twin", twin);
            if (!mode.equals(SIMULATED)) {
                fields.text("mode", mode);
            }
        }
    }

    /** The run ended, by its horizon or because nothing could happen any more; {@code waiting} names what requests still waited for. */
    record RunEnded(Stamp stamp, String reason, String waiting) implements Event {
        @Override
        public RunEnded at(Stamp other) {
            return new RunEnded(other, reason, waiting);
        }

        @Override
        public EventKind kind() {
            return EventKind.RUN_ENDED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("reason", reason);
            fields.text("waiting", waiting);
        }
    }

    /** A request reached the system. */
    record RequestArrived(Stamp stamp, long request, String requestKind, String user, String input) implements Event {
        @Override
        public RequestArrived at(Stamp other) {
            return new RequestArrived(other, request, requestKind, user, input);
        }

        @Override
        public EventKind kind() {
            return EventKind.REQUEST_ARRIVED;
        }

        @Override
        public void describe(Fields fields) {
            fields.number("request", request);
            fields.text("requestKind", requestKind);
            fields.text("user", user);
            fields.text("input", input);
        }
    }

    /** The user saw a part of the answer. */
    record RequestChunk(Stamp stamp, long request, String text) implements Event {
        @Override
        public RequestChunk at(Stamp other) {
            return new RequestChunk(other, request, text);
        }

        @Override
        public EventKind kind() {
            return EventKind.REQUEST_CHUNK;
        }

        @Override
        public void describe(Fields fields) {
            fields.number("request", request);
            fields.text("text", text);
        }
    }

    /** The user got the answer. */
    record RequestAnswered(Stamp stamp, long request, String status, String answer, JsonNode details) implements Event {
        @Override
        public RequestAnswered at(Stamp other) {
            return new RequestAnswered(other, request, status, answer, details);
        }

        @Override
        public EventKind kind() {
            return EventKind.REQUEST_ANSWERED;
        }

        @Override
        public void describe(Fields fields) {
            fields.number("request", request);
            fields.text("status", status);
            fields.text("answer", answer);
            fields.json("details", details);
        }
    }

    /** The user was told of a failure. */
    record RequestFailed(Stamp stamp, long request, String reason, String message) implements Event {
        @Override
        public RequestFailed at(Stamp other) {
            return new RequestFailed(other, request, reason, message);
        }

        @Override
        public EventKind kind() {
            return EventKind.REQUEST_FAILED;
        }

        @Override
        public void describe(Fields fields) {
            fields.number("request", request);
            fields.text("reason", reason);
            fields.text("message", message);
        }
    }

    /** The system chose a path: {@code detected} is what the request asked for, {@code route} what serves it. */
    record RouteDecided(Stamp stamp, long request, String detected, String route, String reason) implements Event {
        @Override
        public RouteDecided at(Stamp other) {
            return new RouteDecided(other, request, detected, route, reason);
        }

        @Override
        public EventKind kind() {
            return EventKind.ROUTE_DECIDED;
        }

        @Override
        public void describe(Fields fields) {
            fields.number("request", request);
            fields.text("detected", detected);
            fields.text("route", route);
            fields.text("reason", reason);
        }
    }

    /** A guard judged a request. */
    record GuardDecided(Stamp stamp, long request, String guard, String outcome, String reason) implements Event {
        @Override
        public GuardDecided at(Stamp other) {
            return new GuardDecided(other, request, guard, outcome, reason);
        }

        @Override
        public EventKind kind() {
            return EventKind.GUARD_DECIDED;
        }

        @Override
        public void describe(Fields fields) {
            fields.number("request", request);
            fields.text("guard", guard);
            fields.text("outcome", outcome);
            fields.text("reason", reason);
        }
    }

    /** The system called a provider; {@code attempt} counts from 1 within (request, purpose). */
    record ProviderCalled(Stamp stamp, String provider, long request, String purpose, int attempt) implements Event {
        @Override
        public ProviderCalled at(Stamp other) {
            return new ProviderCalled(other, provider, request, purpose, attempt);
        }

        @Override
        public EventKind kind() {
            return EventKind.PROVIDER_CALLED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("provider", provider);
            fields.number("request", request);
            fields.text("purpose", purpose);
            fields.number("attempt", attempt);
        }
    }

    /** The provider's answer reached the system in good order; {@code whole} is false where it was cut short or spoilt without a sign on the wire. */
    record ProviderAnswered(
            Stamp stamp, String provider, long request, String purpose, int attempt, int status, boolean whole)
            implements Event {
        @Override
        public ProviderAnswered at(Stamp other) {
            return new ProviderAnswered(other, provider, request, purpose, attempt, status, whole);
        }

        @Override
        public EventKind kind() {
            return EventKind.PROVIDER_ANSWERED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("provider", provider);
            fields.number("request", request);
            fields.text("purpose", purpose);
            fields.number("attempt", attempt);
            fields.number("status", status);
            fields.flag("whole", whole);
        }
    }

    /** The call ended without an answer in good order; {@code received} counts the bytes of the body that came before. */
    record ProviderFailed(
            Stamp stamp, String provider, long request, String purpose, int attempt, String failure, long received)
            implements Event {
        @Override
        public ProviderFailed at(Stamp other) {
            return new ProviderFailed(other, provider, request, purpose, attempt, failure, received);
        }

        @Override
        public EventKind kind() {
            return EventKind.PROVIDER_FAILED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("provider", provider);
            fields.number("request", request);
            fields.text("purpose", purpose);
            fields.number("attempt", attempt);
            fields.text("failure", failure);
            fields.number("received", received);
        }
    }

    /** No answer is scripted for a call; {@code nearest} says which came closest and what it wants. */
    record ProviderUnmatched(Stamp stamp, String provider, long request, String purpose, int attempt, String nearest)
            implements Event {
        @Override
        public ProviderUnmatched at(Stamp other) {
            return new ProviderUnmatched(other, provider, request, purpose, attempt, nearest);
        }

        @Override
        public EventKind kind() {
            return EventKind.PROVIDER_UNMATCHED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("provider", provider);
            fields.number("request", request);
            fields.text("purpose", purpose);
            fields.number("attempt", attempt);
            fields.text("nearest", nearest);
        }
    }

    /** A fault's window opened. */
    record FaultBegan(Stamp stamp, String fault) implements Event {
        @Override
        public FaultBegan at(Stamp other) {
            return new FaultBegan(other, fault);
        }

        @Override
        public EventKind kind() {
            return EventKind.FAULT_BEGAN;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("fault", fault);
        }
    }

    /** A fault touched a call, a read or a sample; {@code request} is 0 where none is concerned. */
    record FaultApplied(Stamp stamp, String fault, String target, long request, String detail) implements Event {
        @Override
        public FaultApplied at(Stamp other) {
            return new FaultApplied(other, fault, target, request, detail);
        }

        @Override
        public EventKind kind() {
            return EventKind.FAULT_APPLIED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("fault", fault);
            fields.text("target", target);
            fields.number("request", request);
            fields.text("detail", detail);
        }
    }

    /** A fault's window closed. */
    record FaultEnded(Stamp stamp, String fault) implements Event {
        @Override
        public FaultEnded at(Stamp other) {
            return new FaultEnded(other, fault);
        }

        @Override
        public EventKind kind() {
            return EventKind.FAULT_ENDED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("fault", fault);
        }
    }

    /** A control was written to its source. */
    record FlagWritten(Stamp stamp, String control, String value, String actor) implements Event {
        @Override
        public FlagWritten at(Stamp other) {
            return new FlagWritten(other, control, value, actor);
        }

        @Override
        public EventKind kind() {
            return EventKind.FLAG_WRITTEN;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("control", control);
            fields.text("value", value);
            fields.text("actor", actor);
        }
    }

    /** The system reported the value of a control it now goes by. */
    record ConfigObserved(Stamp stamp, String control, String value) implements Event {
        @Override
        public ConfigObserved at(Stamp other) {
            return new ConfigObserved(other, control, value);
        }

        @Override
        public EventKind kind() {
            return EventKind.CONFIG_OBSERVED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("control", control);
            fields.text("value", value);
        }
    }

    /** The system took a sample; where {@code present} is false it got none and {@code value} is 0. */
    record MetricSampled(Stamp stamp, String metric, boolean present, double value) implements Event {
        @Override
        public MetricSampled at(Stamp other) {
            return new MetricSampled(other, metric, present, value);
        }

        @Override
        public EventKind kind() {
            return EventKind.METRIC_SAMPLED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("metric", metric);
            fields.flag("present", present);
            fields.decimal("value", value);
        }
    }

    /** The system evaluated a trigger's rule. */
    record TriggerEvaluated(Stamp stamp, String trigger, boolean breached, String decision) implements Event {
        @Override
        public TriggerEvaluated at(Stamp other) {
            return new TriggerEvaluated(other, trigger, breached, decision);
        }

        @Override
        public EventKind kind() {
            return EventKind.TRIGGER_EVALUATED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("trigger", trigger);
            fields.flag("breached", breached);
            fields.text("decision", decision);
        }
    }

    /** The system reported that a trigger fired. */
    record TriggerFired(Stamp stamp, String trigger, String reason) implements Event {
        @Override
        public TriggerFired at(Stamp other) {
            return new TriggerFired(other, trigger, reason);
        }

        @Override
        public EventKind kind() {
            return EventKind.TRIGGER_FIRED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("trigger", trigger);
            fields.text("reason", reason);
        }
    }

    /** The system judged the newest sample of an indicator against its objective. */
    record ObjectiveJudged(Stamp stamp, String objective, String band) implements Event {
        @Override
        public ObjectiveJudged at(Stamp other) {
            return new ObjectiveJudged(other, objective, band);
        }

        @Override
        public EventKind kind() {
            return EventKind.OBJECTIVE_JUDGED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("objective", objective);
            fields.text("band", band);
        }
    }

    /** An operator's action began. */
    record ActionStarted(Stamp stamp, String action, String verb, String actor) implements Event {
        @Override
        public ActionStarted at(Stamp other) {
            return new ActionStarted(other, action, verb, actor);
        }

        @Override
        public EventKind kind() {
            return EventKind.ACTION_STARTED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("action", action);
            fields.text("verb", verb);
            fields.text("actor", actor);
        }
    }

    /** An operator's action ended, {@code done} or {@code failed}. */
    record ActionEnded(Stamp stamp, String action, String outcome, String detail) implements Event {
        @Override
        public ActionEnded at(Stamp other) {
            return new ActionEnded(other, action, outcome, detail);
        }

        @Override
        public EventKind kind() {
            return EventKind.ACTION_ENDED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("action", action);
            fields.text("outcome", outcome);
            fields.text("detail", detail);
        }
    }

    /** The system entered a state. */
    record StateEntered(Stamp stamp, String state) implements Event {
        @Override
        public StateEntered at(Stamp other) {
            return new StateEntered(other, state);
        }

        @Override
        public EventKind kind() {
            return EventKind.STATE_ENTERED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("state", state);
        }
    }

    /** The system emitted an event of its own; {@code key} says whom it concerns. */
    record EventEmitted(Stamp stamp, String name, String key, JsonNode details) implements Event {
        @Override
        public EventEmitted at(Stamp other) {
            return new EventEmitted(other, name, key, details);
        }

        @Override
        public EventKind kind() {
            return EventKind.EVENT_EMITTED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("name", name);
            fields.text("key", key);
            fields.json("details", details);
        }
    }

    /** The system wrote a line: a prefix and a record; {@code request} is 0 where none is concerned. */
    record TelemetryLine(Stamp stamp, long request, String prefix, JsonNode line) implements Event {
        @Override
        public TelemetryLine at(Stamp other) {
            return new TelemetryLine(other, request, prefix, line);
        }

        @Override
        public EventKind kind() {
            return EventKind.TELEMETRY_LINE;
        }

        @Override
        public void describe(Fields fields) {
            fields.number("request", request);
            fields.text("prefix", prefix);
            fields.json("line", line);
        }
    }

    /** The system audited a change. */
    record AuditEntry(Stamp stamp, String actor, String action, String entity, JsonNode details) implements Event {
        @Override
        public AuditEntry at(Stamp other) {
            return new AuditEntry(other, actor, action, entity, details);
        }

        @Override
        public EventKind kind() {
            return EventKind.AUDIT_ENTRY;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("actor", actor);
            fields.text("action", action);
            fields.text("entity", entity);
            fields.json("details", details);
        }
    }

    /** The system wrote a file, or added to one; {@code content} is the whole of it from then on. */
    record ArtifactWritten(Stamp stamp, String path, String content) implements Event {
        @Override
        public ArtifactWritten at(Stamp other) {
            return new ArtifactWritten(other, path, content);
        }

        @Override
        public EventKind kind() {
            return EventKind.ARTIFACT_WRITTEN;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("path", path);
            fields.text("content", content);
        }
    }

    /** The system alerted a person. */
    record AlertSent(Stamp stamp, String severity, String message) implements Event {
        @Override
        public AlertSent at(Stamp other) {
            return new AlertSent(other, severity, message);
        }

        @Override
        public EventKind kind() {
            return EventKind.ALERT_SENT;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("severity", severity);
            fields.text("message", message);
        }
    }

    /** A person's signal reached the system. */
    record SignalReceived(Stamp stamp, String signal, String value) implements Event {
        @Override
        public SignalReceived at(Stamp other) {
            return new SignalReceived(other, signal, value);
        }

        @Override
        public EventKind kind() {
            return EventKind.SIGNAL_RECEIVED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("signal", signal);
            fields.text("value", value);
        }
    }

    /** An instance or component started, stopped, crashed or restarted. */
    record LifecycleChanged(Stamp stamp, String subject, String change, String detail) implements Event {
        @Override
        public LifecycleChanged at(Stamp other) {
            return new LifecycleChanged(other, subject, change, detail);
        }

        @Override
        public EventKind kind() {
            return EventKind.LIFECYCLE_CHANGED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("subject", subject);
            fields.text("change", change);
            fields.text("detail", detail);
        }
    }

    /** The system passed a named point. */
    record PointReached(Stamp stamp, String point) implements Event {
        @Override
        public PointReached at(Stamp other) {
            return new PointReached(other, point);
        }

        @Override
        public EventKind kind() {
            return EventKind.POINT_REACHED;
        }

        @Override
        public void describe(Fields fields) {
            fields.text("point", point);
        }
    }
}
