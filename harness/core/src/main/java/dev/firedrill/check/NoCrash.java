package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.FaultBegan;
import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Scenario;

/**
 * Nothing of the system crashes on its own. Excused is only what a fault did itself, so that the fault's beginning is the
 * very cause: an exception that a system throws because its provider failed is the system's.
 */
final class NoCrash extends Invariant {

    NoCrash(Scenario scenario) {
        super("no-crash", scenario, "nothing crashes but by a declared fault");
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (LifecycleChanged changed : evidence.log().all(LifecycleChanged.class)) {
            if (changed.change().equals("crashed") && !byFault(changed, evidence.log())) {
                return Judgement.fail(
                        "%s crashed at %s: %s"
                                .formatted(
                                        Words.quote(changed.subject()),
                                        Words.when(changed),
                                        Words.quote(changed.detail())),
                        changed.sequence());
            }
        }
        return Judgement.pass("nothing crashed", 0);
    }

    private static boolean byFault(Event crash, EventLog log) {
        long cause = crash.stamp().cause();
        return cause >= 1 && cause <= log.lastSequence() && log.at(cause) instanceof FaultBegan;
    }
}
