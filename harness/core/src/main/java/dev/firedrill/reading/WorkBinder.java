package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Load;
import dev.firedrill.model.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Binds what users do in a scenario: {@code turns} or {@code load}. */
final class WorkBinder {

    private final Binders binders;
    private final Heads heads;

    WorkBinder(Binders binders, Heads heads) {
        this.binders = binders;
        this.heads = heads;
    }

    /**
     * What users do.
     *
     * @param answers what the turns expect of their answers
     * @param kinds kinds of request that arrive; any, where what arrives is itself wrong
     */
    record Work(List<Turn> turns, List<Load> loads, List<Expectation> answers, Names kinds) {}

    Work bind(Members file, List<Action> actions) {
        TurnBinder answers = new TurnBinder(binders, heads);
        List<Turn> turns = file.has("turns") ? file.filledList("turns", answers::bind) : List.of();
        List<Load> loads = new LoadBinder(binders).bind(file);
        judge(file, actions);
        return new Work(turns, loads, answers.expectations(), kinds(file, turns, loads));
    }

    private void judge(Members file, List<Action> actions) {
        if (file.has("turns") && file.has("load")) {
            binders.defects()
                    .add(
                            file.positionOf("load"),
                            "both 'turns' and 'load'",
                            "one of the two",
                            "remove one, or write two scenarios");
        }
        if (!file.has("turns") && !file.has("load") && actions.isEmpty()) {
            binders.defects()
                    .add(
                            file.position(),
                            "neither 'turns' nor 'load' nor 'actions'",
                            "something that happens",
                            "add 'turns' or 'load'");
        }
    }

    private static Names kinds(Members file, List<Turn> turns, List<Load> loads) {
        Set<String> kinds = new LinkedHashSet<>();
        turns.forEach(it -> kinds.add(it.kind()));
        loads.forEach(load -> load.requests().forEach(it -> kinds.add(it.kind())));
        boolean broken = kinds.isEmpty() && (file.has("turns") || file.has("load"));
        return new Names("kind of request", "in 'load' or 'turns'", kinds, broken || kinds.contains(""));
    }
}
