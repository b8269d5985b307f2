package dev.firedrill.check;

import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.model.Expectation.States;
import java.util.List;

/**
 * Judge the path through the states. It begins with the state the system is in at t0, where it reported one: how long a
 * start takes, and through which states it leads, is no part of a drill.
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
        return compare(all.subList(indexAtStart(all), all.size()));
    }

    private static int indexAtStart(List<StateEntered> all) {
        int index = 0;
        while (index + 1 < all.size() && all.get(index + 1).time() < 0) {
            index++;
        }
        return index;
    }

    private Judgement compare(List<StateEntered> entered) {
        List<String> path = wanted.path();
        for (int i = 0; i < entered.size(); i++) {
            StateEntered state = entered.get(i);
            if (i >= path.size() || !path.get(i).equals(state.state())) {
                String instead = i < path.size() ? "'" + path.get(i) + "'" : "staying in " + before(entered, i);
                return Judgement.fail(
                        "entered %s at %s instead of %s"
                                .formatted(Words.quote(state.state()), Words.when(state), instead),
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

    private static String before(List<StateEntered> entered, int index) {
        return index == 0 ? "none" : Words.quote(entered.get(index - 1).state());
    }
}
