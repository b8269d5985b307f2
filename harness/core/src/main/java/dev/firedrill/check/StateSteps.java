package dev.firedrill.check;

import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Controls.StateGraph.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Read a log as steps through a graph of states. A system may report its initial state when it starts, or leave it out and
 * report the first step from there. A later life, or a second instance, may besides report the state in which the last one
 * left the system; neither is a step.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StateSteps {

    private final StateGraph graph;
    private final Map<String, StateEntered> newest = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private String latest;

    private StateSteps(StateGraph graph) {
        this.graph = graph;
        this.latest = graph.initial();
    }

    /** Hold one step, declared or not. */
    public record Step(Edge edge, StateEntered entered) {}

    /** List the steps that a log shows, in order. */
    public static List<Step> of(StateGraph graph, EventLog log) {
        StateSteps steps = new StateSteps(graph);
        List<LifecycleChanged> ends = log.all(LifecycleChanged.class).stream()
                .filter(it -> !it.change().equals("started"))
                .toList();
        log.all(StateEntered.class).forEach(entered -> steps.add(entered, ends));
        return List.copyOf(steps.steps);
    }

    private void add(StateEntered entered, List<LifecycleChanged> ends) {
        String instance = entered.stamp().instance();
        StateEntered before = newest.put(instance, entered);
        boolean fresh = before == null || ends.stream().anyMatch(it -> isBetween(before, it, entered));
        String from = before == null ? latest : before.state();
        boolean start = fresh
                && (entered.state().equals(graph.initial()) || entered.state().equals(latest));
        if (!start) {
            steps.add(new Step(new Edge(from, entered.state()), entered));
        }
        latest = entered.state();
    }

    private static boolean isBetween(StateEntered before, LifecycleChanged end, StateEntered after) {
        return end.sequence() > before.sequence() && end.sequence() < after.sequence();
    }
}
