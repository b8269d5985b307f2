package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Hold one record of telemetry about a request.
 *
 * @param ok whether the user got what the record speaks of
 */
record StudioRun(
        TaskType taskType, boolean ok, Optional<Reason> reason, long latencyMillis, Optional<DiffMetrics> diff) {

    /** Record that the kill-switch overrode a rewrite. */
    static StudioRun overridden(Task task, long latencyMillis) {
        return new StudioRun(
                task.detected(), true, Optional.of(Reason.KILL_SWITCH_ACTIVE), latencyMillis, Optional.empty());
    }

    static StudioRun succeeded(Task task, long latencyMillis) {
        return new StudioRun(task.executed(), true, Optional.empty(), latencyMillis, task.diff());
    }

    static StudioRun failed(Task task, Reason reason, long latencyMillis) {
        return new StudioRun(task.executed(), false, Optional.of(reason), latencyMillis, task.diff());
    }

    /** Record the same without saying why. */
    StudioRun unexplained() {
        return new StudioRun(taskType, ok, Optional.empty(), latencyMillis, diff);
    }

    /** Render what a mode may show. */
    ObjectNode render(Mode mode) {
        return switch (mode) {
            case DEV -> whole();
            case PROD -> safeSubset();
        };
    }

    private ObjectNode whole() {
        ObjectNode line = outcome();
        line.set(
                "failureClass", reason.filter(it -> !ok).map(this::failureClass).orElse(null));
        line.put("latencyMs", latencyMillis);
        line.set("diffMetrics", diff.map(DiffMetrics::render).orElse(null));
        return line;
    }

    private ObjectNode safeSubset() {
        return outcome().put("latencyMs", latencyMillis);
    }

    private ObjectNode outcome() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("taskType", taskType.name())
                .put("ok", ok)
                .put("reasonCode", reason.map(Reason::name).orElse(null));
    }

    private ObjectNode failureClass(Reason code) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("layer", code.layer())
                .put("retryable", code.retryable())
                .put("userFixable", code.userFixable());
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
