package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Controls.StateGraph.Edge;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateStepsTest {

    private static final StateGraph GRAPH =
            new StateGraph("idle", Set.of("idle", "busy", "done"), Set.of(new Edge("idle", "busy")));

    private static List<Edge> steps(Logs log) {
        return StateSteps.of(GRAPH, log.done()).stream()
                .map(StateSteps.Step::edge)
                .toList();
    }

    @Test
    void beginWithTheInitialStateReportedOrNot() {
        List<Edge> once = List.of(new Edge("idle", "busy"));

        assertThat(steps(Logs.log().entered("busy"))).isEqualTo(once);
        assertThat(steps(Logs.log().entered("idle").entered("busy"))).isEqualTo(once);
    }

    @Test
    void showUndeclaredOnesAsWell() {
        assertThat(steps(Logs.log().entered("idle").entered("done").entered("done")))
                .containsExactly(new Edge("idle", "done"), new Edge("done", "done"));
    }

    @Test
    void takeWhatALaterLifeFindsForNoStep() {
        assertThat(steps(Logs.log()
                        .entered("busy")
                        .lifecycle("stopped")
                        .entered("busy")
                        .entered("done")))
                .containsExactly(new Edge("idle", "busy"), new Edge("busy", "done"));
    }

    @Test
    void takeANewLifeInAnotherStateForAStep() {
        assertThat(steps(Logs.log().entered("busy").lifecycle("stopped").entered("done")))
                .containsExactly(new Edge("idle", "busy"), new Edge("busy", "done"));
    }

    @Test
    void areThoseOfEachInstance() {
        assertThat(steps(Logs.log()
                        .entered("busy")
                        .entered("second", "busy")
                        .entered("done")
                        .entered("second", "idle")))
                .containsExactly(new Edge("idle", "busy"), new Edge("busy", "done"), new Edge("busy", "idle"));
    }
}
