package dev.firedrill.falsify;

import dev.firedrill.check.Evidence;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Pattern;
import java.util.stream.Stream;

/**
 * Say whether an event that never was may be made up to see a check of its absence fail. Of guards, calls and lines something
 * must be shown in this run, or the name be known from elsewhere. Alerts, audits, artifacts, events and failures are absent
 * from a healthy run; whether they are misspelt is told over all runs of a system.
 */
final class Belief {

    private final Evidence evidence;

    Belief(Evidence evidence) {
        this.evidence = evidence;
    }

    boolean inName(Pattern pattern) {
        return pattern.name().equals(Pattern.ANY)
                || isDeclared(pattern)
                || switch (pattern.subject()) {
                    case GUARD -> shows(Event.GuardDecided.class);
                    case CALL -> shows(Event.ProviderCalled.class) || isPurpose(pattern.name());
                    case LINE -> shows(Event.TelemetryLine.class) || isPrefix(pattern.name());
                    case STATE,
                            TRIGGER,
                            ROUTE,
                            EVENT,
                            REASON,
                            STATUS,
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

    private boolean isDeclared(Pattern pattern) {
        return evidence.controls().happenings().stream()
                .anyMatch(it -> it.subject() == pattern.subject() && it.name().equals(pattern.name()));
    }

    private boolean shows(Class<? extends Event> type) {
        Stream<EventLog> logs = Stream.concat(Stream.of(evidence.log()), evidence.twins().values().stream());
        return logs.anyMatch(log -> !log.all(type).isEmpty());
    }

    private boolean isPurpose(String name) {
        return evidence.controls().faultTargets().stream()
                        .anyMatch(it -> it.purposes().contains(name))
                || evidence.scenario().providers().stream()
                        .flatMap(it -> it.answers().stream())
                        .anyMatch(it -> name.equals(it.when().get("purpose")));
    }

    private boolean isPrefix(String name) {
        return evidence.controls()
                .telemetry()
                .filter(it -> it.prefix().equals(name))
                .isPresent();
    }
}
