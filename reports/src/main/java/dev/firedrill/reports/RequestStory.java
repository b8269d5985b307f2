package dev.firedrill.reports;

import dev.firedrill.events.Event;
import java.util.Optional;

/** Tell one event of a request in words. */
final class RequestStory {

    /**
     * Hold what happened to a request.
     *
     * @param request its ordinal
     */
    record Line(long request, String text) {}

    private RequestStory() {}

    /** Tell an event; empty for one that belongs to no request. */
    static Optional<Line> of(Event event) {
        return Optional.ofNullable(
                switch (event.kind()) {
                    case REQUEST_ARRIVED -> arrived((Event.RequestArrived) event);
                    case REQUEST_CHUNK -> chunk((Event.RequestChunk) event);
                    case REQUEST_ANSWERED -> answered((Event.RequestAnswered) event);
                    case REQUEST_FAILED -> failed((Event.RequestFailed) event);
                    case ROUTE_DECIDED -> routed((Event.RouteDecided) event);
                    case GUARD_DECIDED -> guarded((Event.GuardDecided) event);
                    case PROVIDER_CALLED -> called((Event.ProviderCalled) event);
                    case PROVIDER_ANSWERED -> provided((Event.ProviderAnswered) event);
                    case PROVIDER_FAILED -> refused((Event.ProviderFailed) event);
                    case PROVIDER_UNMATCHED -> unmatched((Event.ProviderUnmatched) event);
                    case FAULT_APPLIED -> struck((Event.FaultApplied) event);
                    case TELEMETRY_LINE -> told((Event.TelemetryLine) event);
                    case RUN_STARTED,
                            RUN_ENDED,
                            FAULT_BEGAN,
                            FAULT_ENDED,
                            FLAG_WRITTEN,
                            CONFIG_OBSERVED,
                            METRIC_SAMPLED,
                            TRIGGER_EVALUATED,
                            TRIGGER_FIRED,
                            OBJECTIVE_JUDGED,
                            ACTION_STARTED,
                            ACTION_ENDED,
                            STATE_ENTERED,
                            EVENT_EMITTED,
                            AUDIT_ENTRY,
                            ARTIFACT_WRITTEN,
                            ALERT_SENT,
                            SIGNAL_RECEIVED,
                            LIFECYCLE_CHANGED,
                            POINT_REACHED -> null;
                });
    }

    private static Line arrived(Event.RequestArrived it) {
        return new Line(it.request(), Wording.of("'%s' of %s arrived: %s", it.requestKind(), it.user(), it.input()));
    }

    private static Line chunk(Event.RequestChunk it) {
        return new Line(it.request(), "the user saw: " + it.text());
    }

    private static Line answered(Event.RequestAnswered it) {
        return new Line(it.request(), Wording.of("the user got '%s': %s", it.status(), it.answer()));
    }

    private static Line failed(Event.RequestFailed it) {
        return new Line(
                it.request(), Wording.of("the user was told of a failure, '%s': %s", it.reason(), it.message()));
    }

    private static Line routed(Event.RouteDecided it) {
        String why = it.reason().isEmpty() ? "" : ", because '" + it.reason() + "'";
        return new Line(it.request(), Wording.of("asked for '%s', sent to '%s'%s", it.detected(), it.route(), why));
    }

    private static Line guarded(Event.GuardDecided it) {
        return new Line(
                it.request(),
                Wording.of("guard '%s': %s %s", it.guard(), it.outcome(), it.reason())
                        .strip());
    }

    private static Line called(Event.ProviderCalled it) {
        return new Line(
                it.request(),
                Wording.of(
                        "model provider '%s' called for '%s', attempt %d", it.provider(), it.purpose(), it.attempt()));
    }

    private static Line provided(Event.ProviderAnswered it) {
        String whole = it.whole() ? "" : ", cut short or spoilt";
        return new Line(
                it.request(), Wording.of("model provider '%s' answered %d%s", it.provider(), it.status(), whole));
    }

    private static Line refused(Event.ProviderFailed it) {
        return new Line(it.request(), Wording.of("model provider '%s' failed: %s", it.provider(), it.failure()));
    }

    private static Line unmatched(Event.ProviderUnmatched it) {
        return new Line(it.request(), Wording.of("no scripted answer of '%s' fits: %s", it.provider(), it.nearest()));
    }

    private static Line struck(Event.FaultApplied it) {
        return new Line(
                it.request(),
                Wording.of("fault '%s' struck '%s' %s", it.fault(), it.target(), it.detail())
                        .strip());
    }

    private static Line told(Event.TelemetryLine it) {
        return new Line(it.request(), Wording.of("telemetry '%s'", it.prefix()));
    }
}
