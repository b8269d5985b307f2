package dev.firedrill.check;

import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Controls.StateGraph.Edge;
import dev.firedrill.model.Scenario;

/**
 * Invariant 4: only declared states and edges. A system may report its initial state when it starts, or leave it out and
 * report the first step from there.
 */
final class DeclaredStates extends Invariant {

    private final StateGraph graph;

    DeclaredStates(Scenario scenario, StateGraph graph) {
        super("4", scenario, "only declared states, entered over declared edges");
        this.graph = graph;
    }

    @Override
    Judgement decide(Evidence evidence) {
        String current = graph.initial();
        boolean first = true;
        for (StateEntered entered : evidence.log().all(StateEntered.class)) {
            boolean start = first && entered.state().equals(graph.initial());
            if (!graph.states().contains(entered.state())) {
                return Judgement.fail(
                        "state %s at %s is not declared".formatted(Words.quote(entered.state()), Words.when(entered)),
                        entered.sequence());
            }
            if (!start && !graph.edges().contains(new Edge(current, entered.state()))) {
                return Judgement.fail(
                        "no edge leads from '%s' to '%s', taken at %s"
                                .formatted(current, entered.state(), Words.when(entered)),
                        entered.sequence());
            }
            current = entered.state();
            first = false;
        }
        return Judgement.pass("every state and step is declared", 0);
    }
}
