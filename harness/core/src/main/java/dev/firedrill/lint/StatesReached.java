package dev.firedrill.lint;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Controls.StateGraph.Edge;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds states that no declared edges lead to, and expectations that speak of such states or of such paths. */
final class StatesReached implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        suite.controls().states().ifPresent(graph -> {
            Set<String> reached = reached(graph);
            graph.states().stream()
                    .filter(state -> !reached.contains(state))
                    .forEach(state -> warn(state, graph, suite.controls(), warnings));
            for (Scenario scenario : suite.scenarios()) {
                scenario.expectations().forEach(it -> judge(it, graph, reached, warnings));
            }
        });
    }

    private static Set<String> reached(StateGraph graph) {
        Set<String> reached = new TreeSet<>(List.of(graph.initial()));
        Deque<String> fresh = new ArrayDeque<>(reached);
        while (!fresh.isEmpty()) {
            String from = fresh.remove();
            graph.edges().stream()
                    .filter(edge -> edge.from().equals(from) && reached.add(edge.to()))
                    .forEach(edge -> fresh.add(edge.to()));
        }
        return reached;
    }

    private static void warn(String state, StateGraph graph, Controls controls, Warnings warnings) {
        boolean left = graph.edges().stream()
                .anyMatch(edge -> edge.from().equals(state) && !edge.to().equals(state));
        warnings.add(
                controls.placeOf("state", state),
                RuleName.UNDEFINED_STATE,
                "state '%s', which no edges lead to from '%s'%s"
                        .formatted(state, graph.initial(), left ? ", although edges lead away from it" : ""),
                "edges from the initial state to every other one",
                "add the edge that leads to it, or remove the state");
    }

    private static void judge(Expectation expectation, StateGraph graph, Set<String> reached, Warnings warnings) {
        for (Pattern pattern : Patterns.of(expectation)) {
            boolean known = pattern.name().equals(Pattern.ANY) || reached.contains(pattern.name());
            if (pattern.subject() == Pattern.Subject.STATE && !known) {
                warnings.add(
                        expectation.head().position(),
                        RuleName.UNDEFINED_STATE,
                        "check '%s' of state '%s', which no edges lead to"
                                .formatted(expectation.head().id(), pattern.name()),
                        "a state that the system can reach, or else the check says nothing",
                        "add the edge that leads to it to controls.json, or remove the check");
            }
        }
        if (expectation instanceof Expectation.States states) {
            judge(states, graph, warnings);
        }
    }

    private static void judge(Expectation.States wanted, StateGraph graph, Warnings warnings) {
        List<String> path = wanted.path();
        for (int i = 0; i < path.size(); i++) {
            String from = i == 0 ? graph.initial() : path.get(i - 1);
            boolean start = i == 0 && path.get(i).equals(graph.initial());
            if (!start && !graph.edges().contains(new Edge(from, path.get(i)))) {
                warnings.add(
                        wanted.head().position(),
                        RuleName.UNDEFINED_STATE,
                        "a path with the step '%s' → '%s', for which there is no edge".formatted(from, path.get(i)),
                        "steps that controls.json declares",
                        "add the edge there, or correct the path");
                return;
            }
        }
    }
}
