package dev.firedrill.reading;

import dev.firedrill.model.Controls.StateGraph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Binds the state graph of {@code controls.json}. */
final class StatesBinder {

    private final Declarations declarations;
    private final Binders binders;

    StatesBinder(Declarations declarations) {
        this.declarations = declarations;
        this.binders = declarations.binders();
    }

    Optional<StateGraph> bind(Value value) {
        return binders.object(this::graph).bind(value);
    }

    private StateGraph graph(Members it) {
        Distinct distinct = new Distinct("state", "remove one of the two", binders.defects());
        List<String> states = it.filledList("names", distinct.of(this::state));
        Binder<String> state =
                states.isEmpty() ? binders::name : binders.named(new Names("state", "in 'names'", states));
        return new StateGraph(
                it.required("initial", state, ""),
                new LinkedHashSet<>(states),
                new LinkedHashSet<>(it.requiredList("edges", value -> edge(value, state))));
    }

    private Optional<String> state(Value value) {
        Optional<String> name = binders.name(value);
        name.ifPresent(it -> declarations.place("state", it, value.position()));
        return name;
    }

    private Optional<StateGraph.Edge> edge(Value value, Binder<String> state) {
        if (value instanceof Value.Sequence pair && pair.items().size() == 2) {
            List<String> ends = Members.items(pair, state, binders.defects());
            return ends.size() == 2 ? Optional.of(new StateGraph.Edge(ends.get(0), ends.get(1))) : Optional.empty();
        }
        binders.reject(value, "a list of two states", "write the edge as [\"from\", \"to\"]");
        return Optional.empty();
    }
}
