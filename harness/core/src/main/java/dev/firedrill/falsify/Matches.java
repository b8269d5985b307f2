package dev.firedrill.falsify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Pattern;
import dev.firedrill.pattern.Patterns;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Find what a pattern names in a log, and make up what it names where it did not happen. */
final class Matches {

    private Matches() {}

    /** Hold the kind of event in which something shows, and the field that names it; "" for any value. */
    private record Shown(Class<? extends Event> type, String field) {}

    private static List<Shown> shown(Pattern pattern) {
        return switch (pattern.subject()) {
            case STATE -> List.of(new Shown(Event.StateEntered.class, "state"));
            case TRIGGER -> List.of(new Shown(Event.TriggerFired.class, "trigger"));
            case ROUTE -> List.of(new Shown(Event.RouteDecided.class, "route"));
            case EVENT -> List.of(new Shown(Event.EventEmitted.class, "name"));
            case REASON ->
                List.of(new Shown(Event.RouteDecided.class, "reason"), new Shown(Event.RequestFailed.class, "reason"));
            case GUARD -> List.of(new Shown(Event.GuardDecided.class, "guard"));
            case STATUS -> status(pattern.name());
            case CALL -> List.of(new Shown(Event.ProviderCalled.class, "purpose"));
            case LINE -> List.of(new Shown(Event.TelemetryLine.class, "prefix"));
            case ALERT -> List.of(new Shown(Event.AlertSent.class, "severity"));
            case AUDIT -> List.of(new Shown(Event.AuditEntry.class, "action"));
            case CONFIG -> List.of(new Shown(Event.ConfigObserved.class, "control"));
            case WRITE -> List.of(new Shown(Event.FlagWritten.class, "control"));
            case ACTION -> List.of(new Shown(Event.ActionEnded.class, "action"));
            case SIGNAL -> List.of(new Shown(Event.SignalReceived.class, "signal"));
            case POINT -> List.of(new Shown(Event.PointReached.class, "point"));
            case OBJECTIVE -> List.of(new Shown(Event.ObjectiveJudged.class, "objective"));
            case ARTIFACT -> List.of(new Shown(Event.ArtifactWritten.class, "path"));
        };
    }

    private static List<Shown> status(String name) {
        Shown failed = new Shown(Event.RequestFailed.class, "");
        Shown answered = new Shown(Event.RequestAnswered.class, "status");
        return name.equals(Patterns.FAILED)
                ? List.of(failed)
                : name.equals(Pattern.ANY) ? List.of(answered, failed) : List.of(answered);
    }

    /** Find all that a pattern names, in order. */
    static List<Event> of(Pattern pattern, EventLog log) {
        return shown(pattern).stream()
                .<Event>flatMap(shown -> log.all(shown.type()).stream())
                .filter(event -> Patterns.matches(pattern, event))
                .sorted(Comparator.comparingLong(Event::sequence))
                .toList();
    }

    /**
     * Say what is made up by a name of the system's own: with the members of its JSON that the pattern asks for, and without
     * what every such event has.
     */
    static Optional<Pattern> invented(Pattern pattern) {
        List<Shown> shown = shown(pattern);
        Map<String, String> members = new TreeMap<>(pattern.where());
        members.keySet().removeIf(fact -> shown.stream().anyMatch(it -> has(it.type(), fact)));
        boolean isFree = pattern.subject().free() && !(pattern.name().equals(Pattern.ANY) && members.isEmpty());
        return isFree ? Optional.of(new Pattern(pattern.subject(), pattern.name(), members)) : Optional.empty();
    }

    private static boolean has(Class<? extends Event> type, String fact) {
        return Parts.fields(type).contains(fact) || (fact.equals("text") && type == Event.TelemetryLine.class);
    }

    /**
     * Make up an event that a pattern names; what the pattern leaves open is as in the last one of its kind.
     *
     * @param request the request it concerns, where such events concern one
     */
    static Event made(Pattern pattern, Workbench bench, long request) {
        Shown shown = shown(pattern).get(0);
        Event made = bench.log().all(shown.type()).stream()
                .reduce((first, second) -> second)
                .<Event>map(it -> it)
                .orElseGet(() -> bench.blank(shown.type()));
        if (Parts.fields(shown.type()).contains("request")) {
            made = Parts.with(made, "request", request);
        }
        if (!shown.field().isEmpty()) {
            made = Parts.with(made, shown.field(), said(pattern.name()));
        }
        for (Map.Entry<String, String> fact : pattern.where().entrySet()) {
            made = with(made, fact.getKey(), said(fact.getValue()));
        }
        return made;
    }

    private static String said(String value) {
        return value.equals(Pattern.ANY) ? Workbench.EDITED : value;
    }

    private static Event with(Event event, String fact, String value) {
        if (fact.equals("text") && event instanceof Event.TelemetryLine) {
            return Parts.with(event, "line", JsonNodeFactory.instance.textNode(value));
        }
        Object before = Parts.value(event, fact).orElse(event);
        if (before instanceof String) {
            return Parts.with(event, fact, value);
        }
        return before == event ? withMember(event, fact, value) : Parts.with(event, fact, number(before, value));
    }

    private static Object number(Object before, String value) {
        try {
            return before instanceof Integer ? (Object) Integer.valueOf(value) : Long.valueOf(value);
        } catch (NumberFormatException e) {
            return before;
        }
    }

    private static Event withMember(Event event, String member, String value) {
        for (String field : Parts.fields(event.getClass())) {
            if (Parts.value(event, field).orElseThrow() instanceof JsonNode json) {
                ObjectNode object =
                        json instanceof ObjectNode there ? there.deepCopy() : JsonNodeFactory.instance.objectNode();
                return Parts.with(event, field, object.set(member, Json.scalar(value)));
            }
        }
        return event;
    }
}
