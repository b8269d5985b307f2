package dev.firedrill.check;

import dev.firedrill.events.Event;

/** Say which request an event concerns, of the kinds that patterns can name for one request. */
final class Concern {

    private static final long NONE = 0;

    private Concern() {}

    /** Give the ordinal of the request, 0 for none. */
    static long of(Event event) {
        return switch (event.kind()) {
            case REQUEST_ANSWERED -> ((Event.RequestAnswered) event).request();
            case REQUEST_FAILED -> ((Event.RequestFailed) event).request();
            case ROUTE_DECIDED -> ((Event.RouteDecided) event).request();
            case GUARD_DECIDED -> ((Event.GuardDecided) event).request();
            case PROVIDER_CALLED -> ((Event.ProviderCalled) event).request();
            case TELEMETRY_LINE -> ((Event.TelemetryLine) event).request();
            case RUN_STARTED,
                    RUN_ENDED,
                    REQUEST_ARRIVED,
                    REQUEST_CHUNK,
                    PROVIDER_ANSWERED,
                    PROVIDER_FAILED,
                    PROVIDER_UNMATCHED,
                    FAULT_BEGAN,
                    FAULT_APPLIED,
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
                    POINT_REACHED -> NONE;
        };
    }
}
