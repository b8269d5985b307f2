package dev.firedrill.check;

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
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Mark;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Find the moment that a mark names in a run. */
final class Marks {

    private Marks() {}

    /** Find the moment; empty when the run never reached it. */
    static Optional<Moment> find(Mark mark, Evidence evidence) {
        EventLog log = evidence.log();
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
            case POINT -> first(log.all(PointReached.class), it -> it.point().equals(name));
            case EVENT -> first(log.all(EventEmitted.class), it -> it.name().equals(name));
            case STATE -> first(log.all(StateEntered.class), it -> it.state().equals(name));
            case EFFECTIVE -> effective(name, evidence);
        };
    }

    /** Find the moment; without a mark, the start of the log. */
    static Optional<Moment> findOrStart(Optional<Mark> mark, Evidence evidence) {
        return mark.isPresent() ? find(mark.get(), evidence) : Optional.of(Moment.START);
    }

    private static <E extends Event> Optional<Moment> first(List<E> events, Predicate<E> wanted) {
        for (E event : events) {
            if (wanted.test(event)) {
                return Optional.of(Moment.of(event));
            }
        }
        return Optional.empty();
    }

    private static Optional<Moment> effective(String name, Evidence evidence) {
        Optional<Action> action = evidence.scenario().actions().stream()
                .filter(it -> it.id().equals(name) && it.verb().equals(Action.SET))
                .findFirst();
        String control =
                action.map(it -> it.parameters().getOrDefault("control", "")).orElse(name);
        long from = action.isEmpty() ? 0 : started(name, evidence.log());
        return evidence.log().all(FlagWritten.class).stream()
                .filter(it -> it.sequence() > from && it.control().equals(control))
                .findFirst()
                .flatMap(it -> effective(it, evidence));
    }

    private static long started(String action, EventLog log) {
        return first(log.all(ActionStarted.class), it -> it.action().equals(action))
                .map(Moment::sequence)
                .orElse(Long.MAX_VALUE);
    }

    private static Optional<Moment> effective(FlagWritten write, Evidence evidence) {
        Optional<Moment> observed = first(
                evidence.log().all(ConfigObserved.class),
                it -> it.sequence() > write.sequence()
                        && it.control().equals(write.control())
                        && Words.sameValue(it.value(), write.value()));
        Optional<Moment> latest = evidence.controls()
                .control(write.control())
                .map(Control::propagation)
                .map(Tolerance.of(evidence)::allowed)
                .map(bound -> Moment.of(write).plus(bound));
        if (observed.isPresent() && latest.isPresent()) {
            return observed.get().time() <= latest.get().time() ? observed : latest;
        }
        return observed.isPresent() ? observed : latest;
    }
}
