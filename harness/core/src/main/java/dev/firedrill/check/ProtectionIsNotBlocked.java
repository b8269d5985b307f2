package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.FaultBegan;
import dev.firedrill.events.Event.FaultEnded;
import dev.firedrill.events.Event.FlagWritten;
import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Severity;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Invariant 11: what protects users is not blocked because nobody can be told of it.
 *
 * <p>Problem: controls do not say what a decision does. Decision: judged are systems with states, and of their triggers
 * those that declare a decision and are not declared less than critical. Where one fires while a sink is down or no file
 * can be written, the instance that it fired in enters a state or writes a control, one for each firing: before that fault
 * ends, or within the trigger's interval where that is later. Whether it is the right one the scenario says. Rate limits and
 * failing callbacks are not judged here: no fault declares them as such.
 */
final class ProtectionIsNotBlocked extends Invariant {

    private static final Set<FaultKind> UNHEARD = Set.of(FaultKind.SINK_DOWN, FaultKind.DISK_FULL);

    private final Set<String> protective;
    private final Set<String> unheard;

    ProtectionIsNotBlocked(Scenario scenario) {
        super("11", scenario, "every protective decision has its effect, also while nobody can be told");
        protective = protective(scenario.controls()).collect(Collectors.toSet());
        unheard = scenario.faults().stream()
                .filter(it -> UNHEARD.contains(it.effect().kind()))
                .map(Fault::id)
                .collect(Collectors.toSet());
    }

    /** Say whether it concerns a scenario. */
    static boolean concerns(Scenario scenario) {
        return scenario.controls().states().isPresent()
                && protective(scenario.controls()).findAny().isPresent()
                && scenario.faults().stream()
                        .anyMatch(it -> UNHEARD.contains(it.effect().kind()));
    }

    private static Stream<String> protective(Controls controls) {
        return controls.triggers().stream()
                .filter(it -> !it.decision().isEmpty())
                .filter(it -> it.severity().orElse(Severity.CRITICAL) == Severity.CRITICAL)
                .map(Trigger::name);
    }

    @Override
    Judgement decide(Evidence evidence) {
        EventLog log = evidence.log();
        List<Event> effects = effects(log);
        long judged = 0;
        for (TriggerFired firing : log.all(TriggerFired.class)) {
            Optional<FaultBegan> fault = protective.contains(firing.trigger()) ? during(firing, log) : Optional.empty();
            if (fault.isPresent()) {
                long latest = Math.max(endOf(fault.get(), log), interval(firing, evidence.controls()));
                if (!take(firing, latest, effects)) {
                    return blocked(firing, fault.get());
                }
                judged++;
            }
        }
        return Judgement.pass(
                judged == 0
                        ? "nothing had to protect while nobody could be told"
                        : "%s while nobody could be told, each with its effect"
                                .formatted(Words.count(judged, "decision")),
                0);
    }

    private static Judgement blocked(TriggerFired firing, FaultBegan fault) {
        return Judgement.fail(
                "'%s' fired at %s while '%s' was active, and until that ended its instance neither entered a state nor wrote a control for it"
                        .formatted(firing.trigger(), Words.when(firing), fault.fault()),
                firing.sequence());
    }

    /** List what can be the effect of a decision, as it happened. */
    private static List<Event> effects(EventLog log) {
        return Stream.<List<? extends Event>>of(log.all(StateEntered.class), log.all(FlagWritten.class))
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Event::sequence))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Take the first effect of a firing, so that no other firing has it too. */
    private static boolean take(TriggerFired firing, long latest, List<Event> effects) {
        Optional<Event> effect = effects.stream()
                .filter(it -> it.time() >= firing.time() && it.time() <= latest)
                .filter(it -> it.stamp().instance().equals(firing.stamp().instance()))
                .findFirst();
        effect.ifPresent(effects::remove);
        return effect.isPresent();
    }

    private static long interval(TriggerFired firing, Controls controls) {
        return firing.time()
                + controls.trigger(firing.trigger())
                        .map(it -> it.interval().toNanos())
                        .orElse(0L);
    }

    /** Find a fault that was active when a trigger fired. */
    private Optional<FaultBegan> during(TriggerFired firing, EventLog log) {
        return log.all(FaultBegan.class).stream()
                .filter(it -> unheard.contains(it.fault()) && it.sequence() < firing.sequence())
                .filter(it -> end(it, log)
                        .filter(end -> end.sequence() < firing.sequence())
                        .isEmpty())
                .findFirst();
    }

    private static long endOf(FaultBegan fault, EventLog log) {
        return end(fault, log).map(FaultEnded::time).orElse(Long.MAX_VALUE);
    }

    private static Optional<FaultEnded> end(FaultBegan fault, EventLog log) {
        return log.all(FaultEnded.class).stream()
                .filter(it -> it.fault().equals(fault.fault()) && it.sequence() > fault.sequence())
                .findFirst();
    }
}
