package dev.firedrill.lint;

import dev.firedrill.model.Action;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import java.util.Optional;

/** Finds checks and actions that wait for a write to take effect which is declared to take effect at once. */
final class EffectiveMarks implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        for (Scenario scenario : suite.scenarios()) {
            scenario.expectations()
                    .forEach(it ->
                            Marks.of(it).forEach(mark -> judge(mark, it.head().position(), scenario, warnings)));
            scenario.actions()
                    .forEach(it -> it.after().ifPresent(mark -> judge(mark, it.position(), scenario, warnings)));
            scenario.faults()
                    .forEach(it -> it.after().ifPresent(mark -> judge(mark, it.position(), scenario, warnings)));
        }
    }

    private static void judge(Mark mark, Position place, Scenario scenario, Warnings warnings) {
        if (mark.kind() != Mark.Kind.EFFECTIVE) {
            return;
        }
        control(mark.name(), scenario)
                .filter(it -> it.propagation().isZero())
                .ifPresent(control -> warnings.add(
                        place,
                        RuleName.NO_PROPAGATION_BOUND,
                        "mark '%s', and a propagation of 0 for control '%s'".formatted(mark, control.name()),
                        "the longest time from a write until it is effective",
                        "declare the 'propagation' of the control, or wait for the action itself"));
    }

    private static Optional<Control> control(String name, Scenario scenario) {
        String control = scenario.actions().stream()
                .filter(it -> it.id().equals(name) && it.verb().equals(Action.SET))
                .map(it -> it.parameters().getOrDefault("control", ""))
                .findFirst()
                .orElse(name);
        return scenario.controls().control(control);
    }
}
