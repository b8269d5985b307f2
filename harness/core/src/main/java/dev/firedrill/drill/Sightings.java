package dev.firedrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.check.Evidence;
import dev.firedrill.events.Event;
import dev.firedrill.events.Event.AlertSent;
import dev.firedrill.events.Event.ArtifactWritten;
import dev.firedrill.events.Event.AuditEntry;
import dev.firedrill.events.Event.EventEmitted;
import dev.firedrill.events.Event.GuardDecided;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.TelemetryLine;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Pattern.Subject;
import dev.firedrill.model.Scenario;
import dev.firedrill.pattern.Patterns;
import dev.firedrill.result.Names;
import dev.firedrill.result.Names.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gather under which names of its own a system was seen to do something, and which members the JSON had that came with it.
 * Of too many the first by the alphabet are kept, so that any order of runs gives the same, in memory that does not grow.
 */
final class Sightings {

    /** Most names of a subject, and most members of a name. */
    static final int MOST = 500;

    private static final JsonNode NONE = NullNode.getInstance();

    private final Map<Subject, Map<String, Set<String>>> seen = new EnumMap<>(Subject.class);

    /** Gather what occurred in a run and its twins. */
    void add(Evidence evidence) {
        add(evidence.log());
        evidence.twins().values().forEach(this::add);
        seen.values().forEach(Sightings::trim);
    }

    private void add(EventLog log) {
        see(Subject.EVENT, log.all(EventEmitted.class), EventEmitted::name, EventEmitted::details);
        see(Subject.GUARD, log.all(GuardDecided.class), GuardDecided::guard, it -> NONE);
        see(Subject.STATUS, log.all(RequestAnswered.class), RequestAnswered::status, RequestAnswered::details);
        see(Subject.CALL, log.all(ProviderCalled.class), ProviderCalled::purpose, it -> NONE);
        see(Subject.LINE, log.all(TelemetryLine.class), TelemetryLine::prefix, TelemetryLine::line);
        see(Subject.ALERT, log.all(AlertSent.class), AlertSent::severity, it -> NONE);
        see(Subject.AUDIT, log.all(AuditEntry.class), AuditEntry::action, AuditEntry::details);
        see(Subject.ARTIFACT, log.all(ArtifactWritten.class), it -> Names.withoutDigits(it.path()), it -> NONE);
    }

    private <E extends Event> void see(
            Subject subject, List<E> events, Function<E, String> name, Function<E, JsonNode> json) {
        Map<String, Set<String>> names = of(subject);
        for (E event : events) {
            Set<String> members = names.computeIfAbsent(name.apply(event), it -> new HashSet<>());
            json.apply(event).fieldNames().forEachRemaining(members::add);
        }
    }

    private Map<String, Set<String>> of(Subject subject) {
        return seen.computeIfAbsent(subject, it -> new HashMap<>());
    }

    private static void trim(Map<String, Set<String>> names) {
        trim(names.keySet());
        names.values().forEach(Sightings::trim);
    }

    private static void trim(Set<String> words) {
        if (words.size() > MOST) {
            words.retainAll(new TreeSet<>(words).stream().limit(MOST).collect(Collectors.toSet()));
        }
    }

    void merge(Sightings other) {
        other.seen.forEach((subject, names) -> names.forEach((name, members) ->
                of(subject).computeIfAbsent(name, it -> new HashSet<>()).addAll(members)));
        seen.values().forEach(Sightings::trim);
    }

    /** List what was seen, in order. */
    List<Known> known() {
        List<Known> known = new ArrayList<>();
        seen.forEach((subject, names) -> new TreeMap<>(names)
                .forEach((name, members) ->
                        known.add(new Known(subject.word(), name, List.copyOf(new TreeSet<>(members))))));
        known.sort(Comparator.comparing(Known::subject));
        return known;
    }

    /** Take what controls and scripts declare for seen. */
    static Sightings declared(Scenario scenario) {
        Sightings declared = new Sightings();
        declared.name(Subject.STATUS, Patterns.FAILED, List.of());
        scenario.controls().effects().forEach(it -> declared.name(Subject.EVENT, it.event(), List.of()));
        scenario.controls().faultTargets().stream()
                .flatMap(it -> it.purposes().stream())
                .forEach(it -> declared.name(Subject.CALL, it, List.of()));
        scenario.providers().stream()
                .flatMap(it -> it.answers().stream())
                .filter(it -> it.when().containsKey("purpose"))
                .forEach(it -> declared.name(Subject.CALL, it.when().get("purpose"), List.of()));
        scenario.controls()
                .telemetry()
                .ifPresent(lines -> lines.keys().values().forEach(keys -> {
                    declared.name(Subject.LINE, lines.prefix(), keys.required());
                    declared.name(Subject.LINE, lines.prefix(), keys.optional());
                }));
        scenario.controls().happenings().forEach(it -> declared.name(it.subject(), it.name(), it.members()));
        return declared;
    }

    private void name(Subject subject, String name, Iterable<String> members) {
        String spelt = subject == Subject.ARTIFACT ? Names.withoutDigits(name) : name;
        Set<String> known = of(subject).computeIfAbsent(spelt, it -> new HashSet<>());
        members.forEach(known::add);
    }
}
