package dev.firedrill.check;

import dev.firedrill.model.Scenario;

/** Invariant 12: requests sent = answered + failed. */
final class RequestsEndOnce extends Invariant {

    RequestsEndOnce(Scenario scenario) {
        super("12", scenario, "every request that arrived is answered or fails, exactly once");
    }

    @Override
    Judgement decide(Evidence evidence) {
        return Ends.judge(evidence.log());
    }
}
