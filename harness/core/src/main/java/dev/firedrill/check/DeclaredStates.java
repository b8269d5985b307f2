package dev.firedrill.check;

import dev.firedrill.check.StateSteps.Step;
import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.events.EventKind;
import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Scenario;
import java.util.Set;

/** Invariant 4: only declared states and edges, as {@link StateSteps} reads them. */
final class DeclaredStates extends Invariant {

    private final StateGraph graph;

    DeclaredStates(Scenario scenario, StateGraph graph) {
        super("4", scenario, "only declared states, entered over declared edges");
        this.graph = graph;
    }

    @Override
    public Set<EventKind> needs() {
        return Set.of(EventKind.STATE_ENTERED);
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (StateEntered entered : evidence.log().all(StateEntered.class)) {
            if (!graph.states().contains(entered.state())) {
                return Judgement.fail(
                        "state %s at %s is not declared".formatted(Words.quote(entered.state()), Words.when(entered)),
                        entered.sequence());
            }
        }
        for (Step step : StateSteps.of(graph, evidence.log())) {
            if (!graph.edges().contains(step.edge())) {
                return Judgement.fail(
                        "no edge leads from '%s' to '%s', taken at %s"
                                .formatted(step.edge().from(), step.edge().to(), Words.when(step.entered())),
                        step.entered().sequence());
            }
        }
        return Judgement.pass("every state and step is declared", 0);
    }
}
