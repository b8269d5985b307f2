package dev.firedrill.timeline;

import static dev.firedrill.timeline.Timeline.nanos;

import dev.firedrill.model.Action;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Scenario;
import dev.firedrill.timeline.Timeline.FaultWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Find the end of a run: the latest of loads, {@code faultsEnd}, last action, end of its wait or downtime, and last deadline, plus drain. A deadline that
 * counts from a mark nobody can place beforehand counts from the last instant that can be placed.
 */
final class Horizon {

    private final Scenario scenario;
    private final List<FaultWindow> faults;

    private Horizon(Scenario scenario, List<FaultWindow> faults) {
        this.scenario = scenario;
        this.faults = faults;
    }

    static long of(Scenario scenario, List<FaultWindow> faults) {
        return new Horizon(scenario, faults).find();
    }

    private long find() {
        long latest = scenario.loads().stream()
                .mapToLong(load -> nanos(load.from()) + nanos(load.length()))
                .max()
                .orElse(0L);
        latest = Math.max(latest, scenario.faultsEnd().map(Timeline::nanos).orElse(0L));
        for (FaultWindow window : faults) {
            latest = Math.max(latest, lastInstant(window));
        }
        latest = Math.max(latest, lastAction(latest));
        long drain = nanos(scenario.drain());
        return Math.max(latest, lastDeadline(latest))
                + drain * Math.max(1, scenario.turns().size());
    }

    private long lastInstant(FaultWindow window) {
        long start = window.fault().after().map(mark -> place(mark, 0)).orElse(0L);
        long last = start + (window.until() == Long.MAX_VALUE ? window.from() : window.until());
        return window.fault().effect() instanceof Effect.Crash crash ? after(last, crash.downtime()) : last;
    }

    private long lastAction(long latest) {
        long last = 0;
        for (Action action : scenario.actions()) {
            last = Math.max(last, after(start(action, latest, scenario.actions().size()), length(action)));
        }
        return last;
    }

    /** Say how long an action may take: a look its wait, a crash its downtime. */
    private static Optional<Duration> length(Action action) {
        return Downtime.of(action).or(() -> Optional.of(action.within()));
    }

    /** Place an action; one that waits for another is placed after that one, however long the chain. */
    private long start(Action action, long otherwise, int longestChain) {
        if (action.after().isEmpty()) {
            return nanos(action.delay());
        }
        Mark mark = action.after().get();
        Optional<Action> before = scenario.actions().stream()
                .filter(it -> longestChain > 0 && it.id().equals(mark.name()))
                .filter(it -> mark.kind() == Mark.Kind.ACTION || mark.kind() == Mark.Kind.EFFECTIVE)
                .findFirst();
        long begin = before.isPresent()
                ? start(before.get(), otherwise, longestChain - 1)
                        + nanos(before.get().within())
                : place(mark, otherwise);
        return begin + nanos(action.delay());
    }

    private long lastDeadline(long latest) {
        long deadline = 0;
        for (Expectation expectation : scenario.expectations()) {
            deadline = Math.max(deadline, deadline(expectation, latest));
        }
        return deadline;
    }

    private long deadline(Expectation expectation, long latest) {
        if (expectation instanceof Expectation.TriggerFires trigger) {
            return after(trigger.cause().map(cause -> placeCause(cause, latest)).orElse(0L), trigger.notAfter());
        }
        if (expectation instanceof Expectation.Eventually eventually) {
            return after(eventually.after().map(mark -> place(mark, latest)).orElse(0L), eventually.within());
        }
        if (expectation instanceof Expectation.Propagation propagation) {
            return after(latest, propagation.within());
        }
        return 0;
    }

    private static long after(long start, Optional<Duration> within) {
        return within.map(it -> start + nanos(it)).orElse(0L);
    }

    private long placeCause(String id, long otherwise) {
        for (FaultWindow window : faults) {
            if (window.fault().id().equals(id)) {
                return window.fault().after().isPresent() ? otherwise : window.from();
            }
        }
        for (Action action : scenario.actions()) {
            if (action.id().equals(id)) {
                return action.after().isPresent() ? otherwise : nanos(action.delay()) + nanos(action.within());
            }
        }
        return otherwise;
    }

    private long place(Mark mark, long otherwise) {
        return switch (mark.kind()) {
            case FAULT, ACTION -> placeCause(mark.name(), otherwise);
            case HEALED ->
                faults.stream()
                        .filter(it -> it.fault().id().equals(mark.name()) && it.until() != Long.MAX_VALUE)
                        .filter(it -> it.fault().after().isEmpty())
                        .mapToLong(FaultWindow::until)
                        .findFirst()
                        .orElse(otherwise);
            case TRIGGER, STATE, POINT, EVENT, EFFECTIVE -> otherwise;
        };
    }
}
