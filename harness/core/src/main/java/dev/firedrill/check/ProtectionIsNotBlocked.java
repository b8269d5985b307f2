package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.FaultBegan;
import dev.firedrill.events.Event.FaultEnded;
import dev.firedrill.events.Event.FlagWritten;
import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Severity;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.Scenario;
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
 * can be written, a state is entered or a control is written by the system from that instant on. Whether that is the right
 * one the scenario says. Rate limits and failing callbacks are not judged here: no fault declares them as such.
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
        long judged = 0;
        for (TriggerFired firing : log.all(TriggerFired.class)) {
            Optional<FaultBegan> fault = protective.contains(firing.trigger()) ? during(firing, log) : Optional.empty();
            if (fault.isPresent() && !acted(firing, log)) {
                return Judgement.fail(
                        "'%s' fired at %s while '%s' was active, and from then on no state was entered and no control written"
                                .formatted(
                                        firing.trigger(),
                                        Words.when(firing),
                                        fault.get().fault()),
                        firing.sequence());
            }
            judged += fault.isPresent() ? 1 : 0;
        }
        return Judgement.pass(
                judged == 0
                        ? "nothing had to protect while nobody could be told"
                        : "%s while nobody could be told, each with its effect"
                                .formatted(Words.count(judged, "decision")),
                0);
    }

    /** Find a fault that was active when a trigger fired. */
    private Optional<FaultBegan> during(TriggerFired firing, EventLog log) {
        return log.all(FaultBegan.class).stream()
                .filter(it -> unheard.contains(it.fault()) && it.sequence() < firing.sequence())
                .filter(it -> log.all(FaultEnded.class).stream()
                        .noneMatch(end -> end.fault().equals(it.fault())
                                && end.sequence() > it.sequence()
                                && end.sequence() < firing.sequence()))
                .findFirst();
    }

    private static boolean acted(TriggerFired firing, EventLog log) {
        return Stream.<List<? extends Event>>of(log.all(StateEntered.class), log.all(FlagWritten.class))
                .flatMap(List::stream)
                .anyMatch(it ->
                        it.time() >= firing.time() && !it.stamp().instance().equals(Stamp.HARNESS));
    }
}
