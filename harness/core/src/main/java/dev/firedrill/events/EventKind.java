package dev.firedrill.events;

import dev.firedrill.random.Hash;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** List the kinds of event, each with its word in JSON Lines and its record. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum EventKind {
    RUN_STARTED("run.started", Event.RunStarted.class),
    RUN_ENDED("run.ended", Event.RunEnded.class),
    REQUEST_ARRIVED("request.arrived", Event.RequestArrived.class),
    REQUEST_CHUNK("request.chunk", Event.RequestChunk.class),
    REQUEST_ANSWERED("request.answered", Event.RequestAnswered.class),
    REQUEST_FAILED("request.failed", Event.RequestFailed.class),
    ROUTE_DECIDED("route.decided", Event.RouteDecided.class),
    GUARD_DECIDED("guard.decided", Event.GuardDecided.class),
    PROVIDER_CALLED("provider.called", Event.ProviderCalled.class),
    PROVIDER_ANSWERED("provider.answered", Event.ProviderAnswered.class),
    PROVIDER_FAILED("provider.failed", Event.ProviderFailed.class),
    PROVIDER_UNMATCHED("provider.unmatched", Event.ProviderUnmatched.class),
    FAULT_BEGAN("fault.began", Event.FaultBegan.class),
    FAULT_APPLIED("fault.applied", Event.FaultApplied.class),
    FAULT_ENDED("fault.ended", Event.FaultEnded.class),
    FLAG_WRITTEN("flag.written", Event.FlagWritten.class),
    CONFIG_OBSERVED("config.observed", Event.ConfigObserved.class),
    METRIC_SAMPLED("metric.sampled", Event.MetricSampled.class),
    TRIGGER_EVALUATED("trigger.evaluated", Event.TriggerEvaluated.class),
    TRIGGER_FIRED("trigger.fired", Event.TriggerFired.class),
    OBJECTIVE_JUDGED("objective.judged", Event.ObjectiveJudged.class),
    ACTION_STARTED("action.started", Event.ActionStarted.class),
    ACTION_ENDED("action.ended", Event.ActionEnded.class),
    STATE_ENTERED("state.entered", Event.StateEntered.class),
    EVENT_EMITTED("event.emitted", Event.EventEmitted.class),
    TELEMETRY_LINE("telemetry.line", Event.TelemetryLine.class),
    AUDIT_ENTRY("audit.entry", Event.AuditEntry.class),
    ARTIFACT_WRITTEN("artifact.written", Event.ArtifactWritten.class),
    ALERT_SENT("alert.sent", Event.AlertSent.class),
    SIGNAL_RECEIVED("signal.received", Event.SignalReceived.class),
    LIFECYCLE_CHANGED("lifecycle.changed", Event.LifecycleChanged.class),
    POINT_REACHED("point.reached", Event.PointReached.class);

    private static final Map<String, EventKind> WORDS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventKind::word, Function.identity()));

    private final String word;
    private final Class<? extends Event> type;
    private final long hash;

    EventKind(String word, Class<? extends Event> type) {
        this.word = word;
        this.type = type;
        this.hash = Hash.of(word);
    }

    /** Spell the kind as JSON Lines do. */
    public String word() {
        return word;
    }

    /** Find the kind that JSON Lines spell so. */
    public static Optional<EventKind> ofWord(String word) {
        return Optional.ofNullable(WORDS.get(word));
    }

    /** Give the record that holds such an event. */
    public Class<? extends Event> type() {
        return type;
    }

    /** Give what stands for the kind in the hash of a log: that of its word, so that new kinds change no old hash. */
    long hash() {
        return hash;
    }
}
