package dev.firedrill.check;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Choose the invariants that concern a system, from what its controls declare. */
final class Invariants {

    private Invariants() {}

    static List<Check> of(Scenario scenario) {
        Controls controls = scenario.controls();
        List<Check> invariants = new ArrayList<>();
        if (controls.routes().stream().anyMatch(route -> !route.forbiddenWhen().isEmpty())) {
            invariants.add(new ForbiddenRoutes(scenario));
        }
        if (!controls.routes().isEmpty()) {
            invariants.add(new ReroutesHaveReasons(scenario));
        }
        invariants.add(new ReasonsAreDeclared(scenario));
        controls.states().ifPresent(graph -> invariants.add(new DeclaredStates(scenario, graph)));
        if (ChangesAreAudited.concerns(controls)) {
            invariants.add(new ChangesAreAudited(scenario));
        }
        if (!controls.effects().isEmpty()) {
            invariants.add(new EffectsHappenOnce(scenario));
        }
        if (!controls.triggers().isEmpty()) {
            invariants.add(new NoDataNeverTriggers(scenario));
        }
        if (ProtectionIsNotBlocked.concerns(scenario)) {
            invariants.add(new ProtectionIsNotBlocked(scenario));
        }
        if (controls.triggers().stream().anyMatch(trigger -> trigger.severity().isPresent())) {
            invariants.add(new FiringsAlert(scenario));
        }
        if (!controls.signals().isEmpty()) {
            invariants.add(new SignalsAreDeclared(scenario));
        }
        invariants.add(new RequestsEndOnce(scenario));
        if (!scenario.providers().isEmpty()) {
            invariants.add(new NoUnmatchedCalls(scenario));
        }
        if (controls.faultTargets().stream()
                .anyMatch(target -> !target.purposes().isEmpty())) {
            invariants.add(new PurposesAreDeclared(scenario));
        }
        invariants.add(new NoCrash(scenario));
        return invariants;
    }
}
