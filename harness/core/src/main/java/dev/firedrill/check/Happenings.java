package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Pattern;
import dev.firedrill.pattern.Patterns;
import java.util.Comparator;
import java.util.List;

/** Find what a pattern names. */
final class Happenings {

    private Happenings() {}

    /** Say whether each such thing happens to a request. */
    static boolean concernRequests(Pattern.Subject subject) {
        return subject.facts().contains("request");
    }

    /** Find all events the pattern names, in order. */
    static List<Event> of(Pattern pattern, EventLog log) {
        return types(pattern.subject()).stream()
                .<Event>flatMap(type -> log.all(type).stream())
                .filter(event -> Patterns.matches(pattern, event))
                .sorted(Comparator.comparingLong(Event::sequence))
                .toList();
    }

    /**
     * Say whether the system shows such things at all. States and routes are reported from the first request on, so that
     * none at all means that there is no tap; the others may well be absent from a healthy run.
     */
    static boolean shown(Pattern pattern, EventLog log) {
        return switch (pattern.subject()) {
            case STATE, ROUTE ->
                types(pattern.subject()).stream()
                        .anyMatch(type -> !log.all(type).isEmpty());
            case TRIGGER,
                    EVENT,
                    REASON,
                    GUARD,
                    STATUS,
                    CALL,
                    LINE,
                    ALERT,
                    AUDIT,
                    CONFIG,
                    WRITE,
                    ACTION,
                    SIGNAL,
                    POINT,
                    OBJECTIVE,
                    ARTIFACT -> true;
        };
    }

    /** List the kinds of event that a subject speaks of. */
    static List<Class<? extends Event>> types(Pattern.Subject subject) {
        return switch (subject) {
            case STATE -> List.of(Event.StateEntered.class);
            case TRIGGER -> List.of(Event.TriggerFired.class);
            case ROUTE -> List.of(Event.RouteDecided.class);
            case EVENT -> List.of(Event.EventEmitted.class);
            case REASON -> List.of(Event.RouteDecided.class, Event.RequestFailed.class);
            case GUARD -> List.of(Event.GuardDecided.class);
            case STATUS -> List.of(Event.RequestAnswered.class, Event.RequestFailed.class);
            case CALL -> List.of(Event.ProviderCalled.class);
            case LINE -> List.of(Event.TelemetryLine.class);
            case ALERT -> List.of(Event.AlertSent.class);
            case AUDIT -> List.of(Event.AuditEntry.class);
            case CONFIG -> List.of(Event.ConfigObserved.class);
            case WRITE -> List.of(Event.FlagWritten.class);
            case ACTION -> List.of(Event.ActionEnded.class);
            case SIGNAL -> List.of(Event.SignalReceived.class);
            case POINT -> List.of(Event.PointReached.class);
            case OBJECTIVE -> List.of(Event.ObjectiveJudged.class);
            case ARTIFACT -> List.of(Event.ArtifactWritten.class);
        };
    }

    /** Say what happened, as {@code state 'escalated' was entered}. */
    static String words(Pattern pattern) {
        String name = pattern.name().equals(Pattern.ANY) ? "" : " '" + pattern.name() + "'";
        String where = pattern.where().isEmpty() ? "" : " with " + pattern.where();
        return switch (pattern.subject()) {
            case STATE -> "state" + name + " was entered" + where;
            case TRIGGER -> "trigger" + name + " fired" + where;
            case ROUTE -> "a request went to" + (name.isEmpty() ? " a route" : name) + where;
            case EVENT -> "event" + name + " was emitted" + where;
            case REASON -> "reason" + name + " was given" + where;
            case GUARD -> "guard" + name + " judged" + where;
            case STATUS -> "a request ended with status" + name + where;
            case CALL -> "a provider was called" + (name.isEmpty() ? "" : " for" + name) + where;
            case LINE -> "a line" + name + " was written" + where;
            case ALERT -> "an alert" + name + " was sent" + where;
            case AUDIT -> "action" + name + " was audited" + where;
            case CONFIG -> "the system reported" + (name.isEmpty() ? " a value" : name) + where;
            case WRITE -> "control" + name + " was written" + where;
            case ACTION -> "action" + name + " ended" + where;
            case SIGNAL -> "signal" + name + " was received" + where;
            case POINT -> "point" + name + " was reached" + where;
            case OBJECTIVE -> "objective" + name + " was judged" + where;
            case ARTIFACT -> "artifact" + name + " was written" + where;
        };
    }
}
