package dev.firedrill.lint;

import dev.firedrill.model.Action;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import java.util.Optional;

/** Finds controls that no scenario touches, and triggers that none expects. */
final class Untested implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        Controls controls = suite.controls();
        controls.controls().stream()
                .filter(control -> suite.scenarios().stream().noneMatch(it -> touches(it, control)))
                .forEach(control -> warnings.add(
                        controls.placeOf("control", control.name()),
                        RuleName.UNUSED_CONTROL,
                        "control '%s', which no scenario sets, starts with or looks at".formatted(control.name()),
                        "a scenario that pulls it",
                        "add one, or remove the control"));
        controls.triggers().stream()
                .filter(trigger -> suite.scenarios().stream().noneMatch(it -> expects(it, trigger)))
                .forEach(trigger -> warnings.add(
                        controls.placeOf("trigger", trigger.name()),
                        RuleName.TRIGGER_UNTESTED,
                        "trigger '%s', which no scenario expects to fire".formatted(trigger.name()),
                        "a check 'trigger' or 'trigger-rule' for it",
                        "add a scenario that sets it off, or remove the trigger"));
    }

    private static boolean touches(Scenario scenario, Control control) {
        boolean given = (control.source() == Control.Source.ENVIRONMENT ? scenario.environment() : scenario.flags())
                .containsKey(control.name());
        Mark effective = new Mark(Mark.Kind.EFFECTIVE, control.name());
        return given
                || scenario.actions().stream().anyMatch(it -> sets(it, control))
                || scenario.actions().stream().anyMatch(it -> it.after().equals(Optional.of(effective)))
                || scenario.expectations().stream().anyMatch(it -> Marks.of(it).contains(effective))
                || scenario.expectations().stream().anyMatch(it -> follows(it, control))
                || Patterns.of(scenario).stream().anyMatch(it -> looksAt(it, control));
    }

    private static boolean sets(Action action, Control control) {
        return action.verb().equals(Action.SET)
                && control.name().equals(action.parameters().get("control"));
    }

    private static boolean follows(Expectation expectation, Control control) {
        return expectation instanceof Expectation.Propagation propagation
                && propagation.control().equals(control.name());
    }

    private static boolean looksAt(Pattern pattern, Control control) {
        return (pattern.subject() == Pattern.Subject.CONFIG || pattern.subject() == Pattern.Subject.WRITE)
                && pattern.name().equals(control.name());
    }

    private static boolean expects(Scenario scenario, Trigger trigger) {
        return scenario.expectations().stream().anyMatch(it -> expects(it, trigger.name()))
                || Patterns.wanted(scenario).stream()
                        .anyMatch(it -> it.subject() == Pattern.Subject.TRIGGER
                                && it.name().equals(trigger.name()));
    }

    private static boolean expects(Expectation expectation, String trigger) {
        if (expectation instanceof Expectation.TriggerFires fires) {
            return fires.name().equals(trigger) && fires.times() > 0;
        }
        return expectation instanceof Expectation.TriggerFollowsRule rule
                && rule.name().equals(trigger);
    }
}
