package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Hold one record of telemetry about a request.
 *
 * @param ok whether the user got what the record speaks of
 * @param cause what lay behind a failure, such as {@code status-529}; "" for none
 */
record StudioRun(TaskType taskType, boolean ok, Optional<Reason> reason, String cause, long latencyMillis) {

    /** Record that the kill-switch overrode a rewrite. */
    static StudioRun overridden(TaskType detected, long latencyMillis) {
        return new StudioRun(detected, true, Optional.of(Reason.KILL_SWITCH_ACTIVE), "", latencyMillis);
    }

    static StudioRun succeeded(TaskType executed, long latencyMillis) {
        return new StudioRun(executed, true, Optional.empty(), "", latencyMillis);
    }

    static StudioRun failed(TaskType executed, Reason reason, String cause, long latencyMillis) {
        return new StudioRun(executed, false, Optional.of(reason), cause, latencyMillis);
    }

    /** Render what a mode may show. */
    ObjectNode render(Mode mode) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("taskType", taskType.name());
        line.put("ok", ok);
        line.put("reasonCode", reason.map(Reason::name).orElse(null));
        line.put("latencyMs", latencyMillis);
        if (mode == Mode.DEV && !ok) {
            reason.ifPresent(code -> line.set("failureClass", failureClass(code)));
        }
        return line;
    }

    private ObjectNode failureClass(Reason code) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("layer", code.layer())
                .put("retryable", code.retryable())
                .put("userFixable", code.userFixable())
                .put("cause", cause);
    }

    /** Say how much a line may show. */
    enum Mode {
        DEV,
        PROD;

        static final String VARIABLE = "STUDIO_MODE";

        /** Choose the mode; whatever is not plainly DEV shows no more than production. */
        static Mode of(Optional<String> value) {
            return value.filter("DEV"::equals).isPresent() ? DEV : PROD;
        }
    }
}
