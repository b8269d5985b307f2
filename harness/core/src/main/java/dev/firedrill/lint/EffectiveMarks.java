package dev.firedrill.lint;

import dev.firedrill.model.Action;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;

/** Finds checks, actions and faults that wait for a write to take effect which is declared to take effect at once. */
final class EffectiveMarks implements Rule {

    /** What waits, and how it could do without. */
    private record Wait(Position place, String words, String mend) {}

    @Override
    public void judge(Suite suite, Warnings warnings) {
        for (Scenario scenario : suite.scenarios()) {
            scenario.expectations().forEach(it -> judge(it, scenario, warnings));
            scenario.actions()
                    .forEach(it -> it.after().ifPresent(mark -> judge(mark, it.position(), scenario, warnings)));
            scenario.faults()
                    .forEach(it -> it.after().ifPresent(mark -> judge(mark, it.position(), scenario, warnings)));
        }
    }

    private static void judge(Expectation expectation, Scenario scenario, Warnings warnings) {
        Position place = expectation.head().position();
        Marks.of(expectation).forEach(mark -> judge(mark, place, scenario, warnings));
        if (expectation instanceof Expectation.Propagation it && it.within().isEmpty()) {
            Wait wait = new Wait(place, "check '%s'".formatted(it.head().id()), "say 'within'");
            judge(it.control(), wait, scenario, warnings);
        }
    }

    private static void judge(Mark mark, Position place, Scenario scenario, Warnings warnings) {
        if (mark.kind() == Mark.Kind.EFFECTIVE) {
            Wait wait = new Wait(place, "mark '%s'".formatted(mark), "wait for the action itself");
            judge(controlOf(mark.name(), scenario), wait, scenario, warnings);
        }
    }

    private static void judge(String control, Wait wait, Scenario scenario, Warnings warnings) {
        scenario.controls()
                .control(control)
                .filter(it -> it.propagation().isZero())
                .ifPresent(it -> warnings.add(
                        wait.place(),
                        RuleName.NO_PROPAGATION_BOUND,
                        "%s, and a propagation of 0 for control '%s'".formatted(wait.words(), it.name()),
                        "the longest time from a write until it is effective",
                        "declare the 'propagation' of the control, or " + wait.mend()));
    }

    private static String controlOf(String name, Scenario scenario) {
        return scenario.actions().stream()
                .filter(it -> it.id().equals(name) && it.verb().equals(Action.SET))
                .map(it -> it.parameters().getOrDefault("control", ""))
                .findFirst()
                .orElse(name);
    }
}
