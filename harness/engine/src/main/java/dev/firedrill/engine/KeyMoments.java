package dev.firedrill.engine;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.result.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a run in a few lines: what changed it and what the system did about it. Ordinary traffic is left out. */
final class KeyMoments {

    /** Most lines, the one that counts the rest included. */
    static final int MOST = 12;

    private static final int LONGEST = 200;

    private KeyMoments() {}

    static List<String> of(EventLog log) {
        List<String> lines = new ArrayList<>();
        int left = 0;
        for (Event event : log.events()) {
            Optional<String> words = words(event);
            if (words.isPresent() && lines.size() < MOST) {
                lines.add(line(Times.sinceStart(event.time()) + "  " + words.get()));
            } else if (words.isPresent()) {
                left++;
            }
        }
        if (left > 0) {
            lines.set(MOST - 1, "and %d more; the event log has them all".formatted(left + 1));
        }
        return List.copyOf(lines);
    }

    private static String line(String words) {
        String plain = Plain.line(words);
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }

    private static Optional<String> words(Event event) {
        return switch (event.kind()) {
            case FAULT_BEGAN -> said("fault '%s' begins", ((Event.FaultBegan) event).fault());
            case FAULT_ENDED -> said("fault '%s' ends", ((Event.FaultEnded) event).fault());
            case FLAG_WRITTEN -> written((Event.FlagWritten) event);
            case CONFIG_OBSERVED -> observed((Event.ConfigObserved) event);
            case TRIGGER_FIRED -> fired((Event.TriggerFired) event);
            case ACTION_STARTED -> ordered((Event.ActionStarted) event);
            case STATE_ENTERED -> said("state '%s' is entered", ((Event.StateEntered) event).state());
            case ALERT_SENT -> alerted((Event.AlertSent) event);
            case SIGNAL_RECEIVED -> signalled((Event.SignalReceived) event);
            case LIFECYCLE_CHANGED -> changed((Event.LifecycleChanged) event);
            case RUN_ENDED -> said("the run ends: %s", ((Event.RunEnded) event).reason());
            case RUN_STARTED,
                    REQUEST_ARRIVED,
                    REQUEST_CHUNK,
                    REQUEST_ANSWERED,
                    REQUEST_FAILED,
                    ROUTE_DECIDED,
                    GUARD_DECIDED,
                    PROVIDER_CALLED,
                    PROVIDER_ANSWERED,
                    PROVIDER_FAILED,
                    PROVIDER_UNMATCHED,
                    FAULT_APPLIED,
                    METRIC_SAMPLED,
                    TRIGGER_EVALUATED,
                    OBJECTIVE_JUDGED,
                    ACTION_ENDED,
                    AUDIT_ENTRY,
                    EVENT_EMITTED,
                    TELEMETRY_LINE,
                    ARTIFACT_WRITTEN,
                    POINT_REACHED -> Optional.empty();
        };
    }

    private static Optional<String> written(Event.FlagWritten flag) {
        return said("'%s' is set to '%s' by %s", flag.control(), flag.value(), flag.actor());
    }

    private static Optional<String> observed(Event.ConfigObserved config) {
        return said("the system goes by '%s' = '%s'", config.control(), config.value());
    }

    private static Optional<String> fired(Event.TriggerFired fired) {
        return said("trigger '%s' fires: %s", fired.trigger(), fired.reason());
    }

    private static Optional<String> ordered(Event.ActionStarted action) {
        return said("%s orders '%s'", action.actor(), action.verb());
    }

    private static Optional<String> alerted(Event.AlertSent alert) {
        return said("alert (%s): %s", alert.severity(), alert.message());
    }

    private static Optional<String> signalled(Event.SignalReceived signal) {
        return said("signal '%s' = '%s'", signal.signal(), signal.value());
    }

    private static Optional<String> changed(Event.LifecycleChanged change) {
        return said("%s %s", change.subject(), change.change());
    }

    private static Optional<String> said(String words, String... names) {
        return Optional.of(words.formatted((Object[]) names));
    }
}
