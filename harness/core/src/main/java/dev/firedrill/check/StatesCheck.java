package dev.firedrill.check;

import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Expectation.States;
import java.util.List;

/**
 * Judge the path through the states. It begins with the first state the system reports; the declared initial one is part
 * of it only where the system reports it.
 */
final class StatesCheck extends DeclaredCheck {

    private final States wanted;

    StatesCheck(States wanted) {
        super(wanted, "the states " + String.join(" → ", wanted.path()));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        List<StateEntered> all = evidence.log().all(StateEntered.class);
        if (all.isEmpty()) {
            return Judgement.notObserved("the system showed no state");
        }
        return compare(all, evidence.controls());
    }

    private Judgement compare(List<StateEntered> entered, Controls controls) {
        List<String> path = wanted.path();
        for (int i = 0; i < entered.size(); i++) {
            StateEntered state = entered.get(i);
            if (i >= path.size() || !path.get(i).equals(state.state())) {
                String instead = i < path.size() ? "'" + path.get(i) + "'" : "staying in " + before(entered, i);
                return Judgement.fail(
                        "entered %s at %s instead of %s%s"
                                .formatted(
                                        Words.quote(state.state()),
                                        Words.when(state),
                                        instead,
                                        i == 0 ? hint(controls) : ""),
                        state.sequence());
            }
        }
        StateEntered last = entered.get(entered.size() - 1);
        return entered.size() < path.size()
                ? Judgement.fail(
                        "stayed in '%s' from %s on and never entered '%s'"
                                .formatted(last.state(), Words.when(last), path.get(entered.size())),
                        last.sequence())
                : Judgement.pass("went through all %d of them".formatted(path.size()), last.sequence());
    }

    private String hint(Controls controls) {
        boolean initial = controls.states()
                .filter(graph -> !wanted.path().isEmpty()
                        && graph.initial().equals(wanted.path().get(0)))
                .isPresent();
        return initial
                ? "; a path begins with the first state that the system reports, and it did not report the initial one"
                : "";
    }

    private static String before(List<StateEntered> entered, int index) {
        return index == 0 ? "none" : Words.quote(entered.get(index - 1).state());
    }
}
