package dev.firedrill.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import java.util.function.Function;

/** Write the log of a run by hand, event by event. */
public final class Logs {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EventLog log = new EventLog(1_000_000);
    private String instance = "test";
    private long now;
    private long cause;

    public static Logs log() {
        return new Logs();
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Go on at so many seconds after t0; to the millisecond. */
    public Logs at(double seconds) {
        now = Math.round(seconds * 1_000) * 1_000_000;
        return this;
    }

    /** Go on with what another instance does. */
    Logs of(String other) {
        instance = other;
        return this;
    }

    /** Let the next event be caused by the newest. */
    Logs because() {
        cause = log.lastSequence();
        return this;
    }

    public EventLog done() {
        return log;
    }

    private Logs append(Function<Stamp, Event> event) {
        log.append(event.apply(new Stamp(now, log.nextSequence(), instance, cause)));
        cause = 0;
        return this;
    }

    public Logs arrived(long request) {
        return arrived(request, "work", "hello");
    }

    public Logs arrived(long request, String kind, String input) {
        return append(stamp -> new Event.RequestArrived(stamp, request, kind, "user-1", input));
    }

    public Logs decided(long request, String detected, String route, String reason) {
        return append(stamp -> new Event.RouteDecided(stamp, request, detected, route, reason));
    }

    public Logs answered(long request, String answer) {
        return answered(request, "ok", answer, NullNode.getInstance());
    }

    public Logs answered(long request, String status, String answer, JsonNode details) {
        return append(stamp -> new Event.RequestAnswered(stamp, request, status, answer, details));
    }

    public Logs failed(long request, String reason, String message) {
        return append(stamp -> new Event.RequestFailed(stamp, request, reason, message));
    }

    /** Let a request arrive, be decided and be answered, all at once. */
    Logs served(long request, String detected, String route, String reason) {
        return arrived(request).decided(request, detected, route, reason).answered(request, "done");
    }

    Logs called(long request, String purpose, int attempt) {
        return called("model", request, purpose, attempt);
    }

    Logs called(String provider, long request, String purpose, int attempt) {
        return append(stamp -> new Event.ProviderCalled(stamp, provider, request, purpose, attempt));
    }

    /** Let a call to {@code model} end in good order, with the whole answer. */
    Logs came(long request, String purpose, int attempt) {
        return came(request, purpose, attempt, 200, true);
    }

    Logs came(long request, String purpose, int attempt, int status, boolean whole) {
        return append(stamp -> new Event.ProviderAnswered(stamp, "model", request, purpose, attempt, status, whole));
    }

    /** Let a call to {@code model} end after so many bytes, without a good end. */
    Logs broke(long request, String purpose, int attempt, long received) {
        return append(stamp -> new Event.ProviderFailed(stamp, "model", request, purpose, attempt, "CLOSED", received));
    }

    /** Let a call to {@code model} still be open when the run ends. */
    Logs outlasted(long request, String purpose, int attempt, long received) {
        return append(
                stamp -> new Event.ProviderFailed(stamp, "model", request, purpose, attempt, "RUN_ENDED", received));
    }

    Logs began(String fault) {
        return append(stamp -> new Event.FaultBegan(stamp, fault));
    }

    Logs applied(String fault) {
        return append(stamp -> new Event.FaultApplied(stamp, fault, "target", 0, ""));
    }

    Logs struck(String fault, String target) {
        return append(stamp -> new Event.FaultApplied(stamp, fault, target, 0, ""));
    }

    Logs ended(String fault) {
        return append(stamp -> new Event.FaultEnded(stamp, fault));
    }

    Logs written(String control, String value) {
        return append(stamp -> new Event.FlagWritten(stamp, control, value, "operator"));
    }

    Logs observed(String control, String value) {
        return append(stamp -> new Event.ConfigObserved(stamp, control, value));
    }

    Logs sampled(String metric, double value) {
        return append(stamp -> new Event.MetricSampled(stamp, metric, true, value));
    }

    /** Let another instance take a sample. */
    Logs sampled(String other, String metric, double value) {
        return append(stamp -> new Event.MetricSampled(
                new Stamp(stamp.time(), stamp.sequence(), other, stamp.cause()), metric, true, value));
    }

    Logs noSample(String metric) {
        return append(stamp -> new Event.MetricSampled(stamp, metric, false, 0));
    }

    Logs evaluated(String trigger, boolean breached) {
        return append(stamp -> new Event.TriggerEvaluated(stamp, trigger, breached, "continue"));
    }

    Logs fired(String trigger) {
        return append(stamp -> new Event.TriggerFired(stamp, trigger, "rule"));
    }

    Logs actionStarted(String action) {
        return append(stamp -> new Event.ActionStarted(stamp, action, action, "operator"));
    }

    Logs actionEnded(String action, String outcome) {
        return append(stamp -> new Event.ActionEnded(stamp, action, outcome, ""));
    }

    /** Let another instance enter a state. */
    public Logs entered(String instance, String state) {
        return append(stamp ->
                new Event.StateEntered(new Stamp(stamp.time(), stamp.sequence(), instance, stamp.cause()), state));
    }

    public Logs entered(String state) {
        return append(stamp -> new Event.StateEntered(stamp, state));
    }

    Logs emitted(String name, String key) {
        return append(stamp -> new Event.EventEmitted(stamp, name, key, NullNode.getInstance()));
    }

    Logs line(long request, String json) {
        return line(request, "[RUN]", json);
    }

    Logs line(long request, String prefix, String json) {
        return append(stamp -> new Event.TelemetryLine(stamp, request, prefix, json(json)));
    }

    Logs chunk(long request, String text) {
        return append(stamp -> new Event.RequestChunk(stamp, request, text));
    }

    Logs guarded(long request, String guard, String outcome, String reason) {
        return append(stamp -> new Event.GuardDecided(stamp, request, guard, outcome, reason));
    }

    Logs signalled(String signal) {
        return append(stamp -> new Event.SignalReceived(stamp, signal, "1"));
    }

    Logs judged(String objective, String band) {
        return append(stamp -> new Event.ObjectiveJudged(stamp, objective, band));
    }

    Logs fed(String metric, double value) {
        append(stamp -> new Event.FaultApplied(stamp, "feed", metric, 0, "metric_value"));
        return sampled(metric, value);
    }

    Logs emitted(String name, String key, String details) {
        return append(stamp -> new Event.EventEmitted(stamp, name, key, json(details)));
    }

    Logs audited(String action, String details) {
        return append(stamp -> new Event.AuditEntry(stamp, "operator", action, "switch", json(details)));
    }

    Logs audited(String instance, String action, String entity, String details) {
        return append(stamp -> new Event.AuditEntry(
                new Stamp(stamp.time(), stamp.sequence(), instance, stamp.cause()),
                "operator",
                action,
                entity,
                json(details)));
    }

    Logs alerted(String severity, String message) {
        return append(stamp -> new Event.AlertSent(stamp, severity, message));
    }

    Logs wrote(String path, String content) {
        return append(stamp -> new Event.ArtifactWritten(stamp, path, content));
    }

    Logs passed(String point) {
        return append(stamp -> new Event.PointReached(stamp, point));
    }

    public Logs lifecycle(String change) {
        return append(stamp -> new Event.LifecycleChanged(stamp, "system", change, ""));
    }

    Logs lifecycle(String subject, String change) {
        return append(stamp -> new Event.LifecycleChanged(stamp, subject, change, ""));
    }

    Logs crashed(String detail) {
        return append(stamp -> new Event.LifecycleChanged(stamp, "system", "crashed", detail));
    }

    Logs runEnded(String waiting) {
        return append(stamp -> new Event.RunEnded(stamp, "horizon", waiting));
    }
}
