package dev.firedrill.systems.rewriteupgrade;

/** List the reason codes, each with the class of failure it stands for. */
enum Reason {
    /** A rewrite goes to CREATE; an override, not a failure. */
    KILL_SWITCH_ACTIVE("Kill-Switch", false, false),
    /** The model gave no complete answer. */
    EXECUTION_BLOCKED("LLM Execution", true, false);

    private final String layer;
    private final boolean retryable;
    private final boolean userFixable;

    Reason(String layer, boolean retryable, boolean userFixable) {
        this.layer = layer;
        this.retryable = retryable;
        this.userFixable = userFixable;
    }

    /** Name what caught it. */
    String layer() {
        return layer;
    }

    /** Tell whether another try might help. */
    boolean retryable() {
        return retryable;
    }

    /** Tell whether the user can do something about it. */
    boolean userFixable() {
        return userFixable;
    }
}
