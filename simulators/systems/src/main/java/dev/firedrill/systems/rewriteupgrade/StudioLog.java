package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.world.Request;
import dev.firedrill.world.Tap;

/** Write the studio's lines. */
class StudioLog {

    private static final String RUN = "[STUDIO_RUN]";
    private static final String EDITOR = "[StudioEditor:STEP29]";
    private static final TextNode REROUTED = TextNode.valueOf("Kill-switch active, routing to CREATE");

    private final Tap tap;
    private final StudioRun.Mode mode;

    StudioLog(Tap tap, StudioRun.Mode mode) {
        this.tap = tap;
        this.mode = mode;
    }

    /** Log that a rewrite goes to CREATE: silent towards the user, never towards whoever reads the logs. */
    void rerouted(Request request, StudioRun override) {
        tap.telemetry(request, EDITOR, REROUTED);
        run(request, override);
    }

    void run(Request request, StudioRun run) {
        tap.telemetry(request, RUN, run.render(mode));
    }

    void switchObserved(KillSwitch state) {
        tap.telemetry(
                EDITOR,
                TextNode.valueOf(
                        switch (state) {
                            case INACTIVE -> "Kill-switch is not active";
                            case ACTIVE -> "Kill-switch is active";
                            case ACTIVE_BY_INVALID_VALUE -> "Kill-switch is active: KILL_SWITCH_VALUE_INVALID";
                        }));
    }
}
