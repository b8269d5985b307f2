package dev.firedrill.check;

import dev.firedrill.events.Event.FaultApplied;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.NothingLost;

/** Judge that no request is lost or answered twice. */
final class NothingLostCheck extends DeclaredCheck {

    NothingLostCheck(NothingLost wanted) {
        super(wanted, "every request is answered or fails, exactly once");
    }

    @Override
    Judgement decide(Evidence evidence) {
        Judgement judgement = Ends.judge(evidence.log());
        if (judgement.status() == Status.PASS && allFailedByThemselves(evidence.log())) {
            return Judgement.notExercised("no request was answered, and no fault struck: nothing here ever worked");
        }
        return judgement.status() == Status.PASS
                        && evidence.log().all(RequestArrived.class).isEmpty()
                ? Judgement.notExercised("no request arrived")
                : judgement;
    }

    private static boolean allFailedByThemselves(EventLog log) {
        return !log.all(RequestFailed.class).isEmpty()
                && log.all(RequestAnswered.class).isEmpty()
                && log.all(FaultApplied.class).isEmpty();
    }
}
