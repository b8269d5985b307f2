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
import java.util.HashMap;
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
        Arrivals arrivals = Arrivals.of(evidence);
        long compared = 0;
        for (RouteDecided decision : evidence.log().all(RouteDecided.class)) {
            for (ControlHistory control : forbidding.getOrDefault(decision.route(), List.of())) {
                if (forbids(control, decision, arrivals)) {
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
            compared += all.stream().anyMatch(control -> forbids(control, decision, arrivals)) ? 1 : 0;
        }
        String found = compared == 0
                ? "no control that forbids a route was active at a decision"
                : "%s while a forbidding control was active, none onto a forbidden route"
                        .formatted(Words.count(compared, "decision"));
        return Judgement.pass(found, 0);
    }

    /** Tell whether a control was active for a decision; for real, already when its request arrived, less the tolerance. */
    private static boolean forbids(ControlHistory control, RouteDecided decision, Arrivals arrivals) {
        return control.activeAt(decision)
                && (arrivals.tolerance() == 0
                        || arrivals.earlier(decision.request())
                                .filter(control::activeAt)
                                .isPresent());
    }

    /** Find the arrivals of requests. */
    private record Arrivals(Map<Long, RequestArrived> byRequest, EventLog log, long tolerance) {

        static Arrivals of(Evidence evidence) {
            long tolerance = Tolerance.of(evidence).nanos();
            Map<Long, RequestArrived> byRequest = new HashMap<>();
            if (tolerance > 0) {
                evidence.log().all(RequestArrived.class).forEach(it -> byRequest.putIfAbsent(it.request(), it));
            }
            return new Arrivals(byRequest, evidence.log(), tolerance);
        }

        /** Give an arrival, had it been earlier by the tolerance: after all that had happened by then. */
        Optional<Event> earlier(long request) {
            return Optional.ofNullable(byRequest.get(request)).map(arrival -> {
                long time = arrival.time() - tolerance;
                return arrival.at(
                        new Stamp(time, placeAfter(time), arrival.stamp().instance(), 0));
            });
        }

        /** Events stand in the order of their times. */
        private long placeAfter(long time) {
            long low = 1;
            long high = log.lastSequence() + 1;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (log.at(middle).time() <= time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
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
