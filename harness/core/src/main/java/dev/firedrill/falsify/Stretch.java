package dev.firedrill.falsify;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ActionEnded;
import dev.firedrill.events.Event.ActionStarted;
import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.events.Event.EventEmitted;
import dev.firedrill.events.Event.FaultBegan;
import dev.firedrill.events.Event.FaultEnded;
import dev.firedrill.events.Event.FlagWritten;
import dev.firedrill.events.Event.PointReached;
import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Action;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Hold about which part of a log a check speaks of, as places: after the first and before the last. Only a hint where an
 * edit is worth trying; whether it was, the check itself says.
 */
record Stretch(long from, long until) {

    static Stretch between(Optional<Mark> after, Optional<Mark> until, Scenario scenario, EventLog log) {
        long from = after.map(mark -> place(mark, scenario, log)).orElse(0L);
        long end = until.map(mark -> place(mark, scenario, log)).orElse(0L);
        return new Stretch(from, end > from ? end : log.size() + 1L);
    }

    boolean holds(Event event) {
        return event.sequence() > from && event.sequence() < until;
    }

    <E extends Event> List<E> of(List<E> events) {
        return events.stream().filter(this::holds).toList();
    }

    private static long place(Mark mark, Scenario scenario, EventLog log) {
        String name = mark.name();
        return switch (mark.kind()) {
            case TRIGGER ->
                first(log.all(TriggerFired.class), it -> it.trigger().equals(name));
            case FAULT -> first(log.all(FaultBegan.class), it -> it.fault().equals(name));
            case HEALED -> first(log.all(FaultEnded.class), it -> it.fault().equals(name));
            case ACTION ->
                first(
                        log.all(ActionEnded.class),
                        it -> it.action().equals(name) && it.outcome().equals("done"));
            case STATE -> first(log.all(StateEntered.class), it -> it.state().equals(name));
            case POINT -> first(log.all(PointReached.class), it -> it.point().equals(name));
            case EVENT -> first(log.all(EventEmitted.class), it -> it.name().equals(name));
            case EFFECTIVE -> effective(name, scenario, log);
        };
    }

    /** Take the first report after the write, or where there is none the write itself. */
    private static long effective(String name, Scenario scenario, EventLog log) {
        String control = scenario.actions().stream()
                .filter(it -> it.id().equals(name) && it.verb().equals(Action.SET))
                .findFirst()
                .map(it -> it.parameters().getOrDefault("control", name))
                .orElse(name);
        long started = first(log.all(ActionStarted.class), it -> it.action().equals(name));
        long written = first(
                log.all(FlagWritten.class),
                it -> it.sequence() > started && it.control().equals(control));
        long observed = first(
                log.all(ConfigObserved.class),
                it -> it.sequence() > written && it.control().equals(control));
        return Math.max(observed, written);
    }

    private static <E extends Event> long first(List<E> events, Predicate<E> wanted) {
        for (E event : events) {
            if (wanted.test(event)) {
                return event.sequence();
            }
        }
        return 0;
    }
}
