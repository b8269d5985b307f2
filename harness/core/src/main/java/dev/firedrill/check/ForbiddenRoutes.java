package dev.firedrill.check;

import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Controls.Route;
import dev.firedrill.model.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invariant 1: no request is decided onto a route that an active control forbids at that moment. */
final class ForbiddenRoutes extends Invariant {

    ForbiddenRoutes(Scenario scenario) {
        super("1", scenario, "no request goes to a route while a control that forbids it is active");
    }

    @Override
    Judgement decide(Evidence evidence) {
        Map<String, List<ControlHistory>> forbidding = forbidding(evidence);
        List<ControlHistory> all =
                forbidding.values().stream().flatMap(List::stream).toList();
        long compared = 0;
        for (RouteDecided decision : evidence.log().all(RouteDecided.class)) {
            for (ControlHistory control : forbidding.getOrDefault(decision.route(), List.of())) {
                if (control.activeAt(decision)) {
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
            compared += all.stream().anyMatch(control -> control.activeAt(decision)) ? 1 : 0;
        }
        String found = compared == 0
                ? "no control that forbids a route was active at a decision"
                : "%s while a forbidding control was active, none onto a forbidden route"
                        .formatted(Words.count(compared, "decision"));
        return Judgement.pass(found, 0);
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
