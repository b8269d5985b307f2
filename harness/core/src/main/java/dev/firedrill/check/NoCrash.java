package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ActionStarted;
import dev.firedrill.events.Event.FaultApplied;
import dev.firedrill.events.Event.FaultBegan;
import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Action;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.Scenario;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Nothing of the system crashes on its own. Excused is only what a fault or an operator did, so that the beginning of the
 * fault, its crash of the instance or the operator's is the very cause: an exception that a system throws because its
 * provider failed is the system's.
 */
final class NoCrash extends Invariant {

    private final Set<String> crashing;

    NoCrash(Scenario scenario) {
        super("no-crash", scenario, "nothing crashes but by a declared fault or action");
        crashing = scenario.faults().stream()
                .filter(it -> it.effect().kind() == FaultKind.CRASH)
                .map(Fault::id)
                .collect(Collectors.toSet());
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (LifecycleChanged changed : evidence.log().all(LifecycleChanged.class)) {
            if (changed.change().equals("crashed") && !isDeclared(changed, evidence.log())) {
                return Judgement.fail(
                        "%s crashed at %s: %s"
                                .formatted(
                                        Words.quote(changed.subject()),
                                        Words.when(changed),
                                        Words.passage(changed.detail())),
                        changed.sequence());
            }
        }
        return Judgement.pass("nothing crashed", 0);
    }

    private boolean isDeclared(Event crash, EventLog log) {
        long cause = crash.stamp().cause();
        if (cause < 1 || cause > log.lastSequence()) {
            return false;
        }
        Event led = log.at(cause);
        return led instanceof FaultBegan
                || (led instanceof FaultApplied applied && crashing.contains(applied.fault()))
                || (led instanceof ActionStarted started && started.verb().equals(Action.CRASH));
    }
}
