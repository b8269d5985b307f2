package dev.firedrill.check;

import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.EventKind;
import dev.firedrill.model.Scenario;
import java.util.Set;

/** Invariant 2: where the executed route is not the detected one, a reason is recorded. */
final class ReroutesHaveReasons extends Invariant {

    ReroutesHaveReasons(Scenario scenario) {
        super("2", scenario, "a reason wherever the executed route is not the detected one");
    }

    @Override
    public Set<EventKind> needs() {
        return Set.of(EventKind.ROUTE_DECIDED);
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (RouteDecided decision : evidence.log().all(RouteDecided.class)) {
            if (Requests.rerouted(decision) && decision.reason().isBlank()) {
                return Judgement.fail(
                        "request %s went from %s to %s at %s without a reason"
                                .formatted(
                                        Words.request(decision.request()),
                                        decision.detected(),
                                        decision.route(),
                                        Words.when(decision)),
                        decision.sequence());
            }
        }
        return Judgement.pass("every rerouted request has a reason", 0);
    }
}
