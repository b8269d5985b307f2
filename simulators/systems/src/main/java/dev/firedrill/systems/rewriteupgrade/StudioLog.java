package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.systems.rewriteupgrade.StudioRun.Mode;
import dev.firedrill.world.Request;
import dev.firedrill.world.Tap;

/** Write the studio's lines. */
class StudioLog {

    private static final String RUN = "[STUDIO_RUN]";
    private static final String EDITOR = "[StudioEditor:STEP29]";

    private final Tap tap;
    private final Mode mode;
    private boolean toldSwitch;

    StudioLog(Tap tap, Mode mode) {
        this.tap = tap;
        this.mode = mode;
    }

    /** Log that a rewrite goes to CREATE: silent towards the user, never towards whoever reads the logs. */
    void rerouted(Request request, StudioRun override) {
        editor(request, "Kill-switch active, routing to CREATE");
        run(request, override);
    }

    /** Log how a request ended. */
    void ended(Request request, StudioRun outcome) {
        run(request, outcome);
    }

    final void run(Request request, StudioRun run) {
        tap.telemetry(request, RUN, render(run, mode));
    }

    ObjectNode render(StudioRun run, Mode shown) {
        return run.render(shown);
    }

    /** Log what kept the model from answering, where that may be shown. */
    final void blocked(Request request, String cause) {
        if (mode == Mode.DEV) {
            editor(request, "Execution blocked: " + cause);
        }
    }

    final void editor(Request request, String text) {
        tap.telemetry(request, EDITOR, TextNode.valueOf(text));
    }

    void switchObserved(KillSwitch state) {
        toldSwitch = true;
        tap.telemetry(EDITOR, TextNode.valueOf(state.words()));
    }

    /** Tell whether the log says how the switch stands. */
    final boolean tellsSwitch() {
        return toldSwitch;
    }
}
