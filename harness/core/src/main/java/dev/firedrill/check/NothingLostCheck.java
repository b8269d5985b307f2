package dev.firedrill.check;

import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.model.Expectation.NothingLost;

/** Judge that no request is lost or answered twice. */
final class NothingLostCheck extends DeclaredCheck {

    NothingLostCheck(NothingLost wanted) {
        super(wanted, "every request is answered or fails, exactly once");
    }

    @Override
    Judgement decide(Evidence evidence) {
        Judgement judgement = Ends.judge(evidence.log());
        return judgement.status() == Status.PASS
                        && evidence.log().all(RequestArrived.class).isEmpty()
                ? Judgement.notExercised("no request arrived")
                : judgement;
    }
}
