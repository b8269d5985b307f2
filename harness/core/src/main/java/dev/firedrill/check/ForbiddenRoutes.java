package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Controls.Route;
import dev.firedrill.model.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Invariant 1: no request is decided onto a route that an active control forbids at that moment.
 *
 * <p>Problem: for real, a decision is seen in the answer, long after it was made; a switch may have been pulled meanwhile.
 * Decision: there, only a request counts that arrived when the control had been active for longer than the tolerance.
 */
final class ForbiddenRoutes extends Invariant {

    ForbiddenRoutes(Scenario scenario) {
        super("1", scenario, "no request goes to a route while a control that forbids it is active");
    }

    @Override
    public Set<EventKind> needs() {
        return Set.of(EventKind.ROUTE_DECIDED);
    }

    @Override
    Judgement decide(Evidence evidence) {
        Map<String, List<ControlHistory>> forbidding = forbidding(evidence);
        List<ControlHistory> all =
                forbidding.values().stream().flatMap(List::stream).toList();
        long compared = 0;
        for (RouteDecided decision : evidence.log().all(RouteDecided.class)) {
            for (ControlHistory control : forbidding.getOrDefault(decision.route(), List.of())) {
                if (forbids(control, decision, evidence)) {
                    return Judgement.fail(
                            "request %s went to %s at %s, while '%s' was active"
                                    .formatted(
                                            Words.request(decision.request()),
                                            decision.route(),
                                            Words.when(decision),
                                            control.name()),
                            decision.sequence());
                }
            }
            compared += all.stream().anyMatch(control -> forbids(control, decision, evidence)) ? 1 : 0;
        }
        String found = compared == 0
                ? "no control that forbids a route was active at a decision"
                : "%s while a forbidding control was active, none onto a forbidden route"
                        .formatted(Words.count(compared, "decision"));
        return Judgement.pass(found, 0);
    }

    private static boolean forbids(ControlHistory control, RouteDecided decision, Evidence evidence) {
        if (!control.activeAt(decision)) {
            return false;
        }
        long tolerance = Tolerance.of(evidence).nanos();
        return tolerance == 0
                || evidence.log().all(RequestArrived.class).stream()
                        .filter(it -> it.request() == decision.request())
                        .anyMatch(it -> control.activeAt(earlier(it, tolerance, evidence.log())));
    }

    /** Give the same arrival, had it been so much earlier: after all that had happened by then. */
    private static Event earlier(RequestArrived arrival, long by, EventLog log) {
        long time = arrival.time() - by;
        long place = log.events().stream()
                .filter(it -> it.time() <= time)
                .mapToLong(Event::sequence)
                .max()
                .orElse(0);
        return arrival.at(new Stamp(time, place + 1, arrival.stamp().instance(), 0));
    }

    private static Map<String, List<ControlHistory>> forbidding(Evidence evidence) {
        Map<String, List<ControlHistory>> forbidding = new LinkedHashMap<>();
        for (Route route : evidence.controls().routes()) {
            List<ControlHistory> controls = route.forbiddenWhen().stream()
                    .map(evidence.controls()::control)
                    .flatMap(Optional<Control>::stream)
                    .map(control -> ControlHistory.of(control, evidence))
                    .toList();
            forbidding.put(route.name(), controls);
        }
        return forbidding;
    }
}
