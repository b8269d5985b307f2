package dev.firedrill.systems.rewriteupgrade;

/** List the reason codes, each with the class of failure it stands for and with what the user is told. */
enum Reason {
    /** A rewrite goes to CREATE; an override, not a failure, and nothing the user hears of. */
    KILL_SWITCH_ACTIVE("Kill-Switch", Retry.USELESS, Fix.BY_OTHERS, ""),
    /** There is nothing in the selection. */
    REWRITE_NO_CONTEXT("Rewrite Context Check", Retry.USELESS, Fix.BY_USER, "Please select the text to be rewritten."),
    /** The request belongs to another selection than the one it carries. */
    BINDING_MISMATCH(
            "Binding Check", Retry.USELESS, Fix.BY_OTHERS, "The selection has changed. Nothing was rewritten."),
    /** The rewrite lost, added or moved a heading or an id. */
    REWRITE_ANCHOR_MISMATCH(
            "Rewrite Anchor Guard",
            Retry.WORTH_IT,
            Fix.BY_OTHERS,
            "The rewrite broke the structure of the text and is not shown."),
    /** The rewrite changed more than it may. */
    REWRITE_DIFF_EXCEEDED(
            "Rewrite Diff Guard", Retry.WORTH_IT, Fix.BY_USER, "The rewrite changed too much and is not shown."),
    /** The model gave no complete answer. */
    EXECUTION_BLOCKED(
            "LLM Execution", Retry.WORTH_IT, Fix.BY_OTHERS, "The text could not be written. Please try again.");

    private final String layer;
    private final Retry retry;
    private final Fix fix;
    private final String message;

    Reason(String layer, Retry retry, Fix fix, String message) {
        this.layer = layer;
        this.retry = retry;
        this.fix = fix;
        this.message = message;
    }

    /** Name what caught it. */
    String layer() {
        return layer;
    }

    /** Tell whether another try might help. */
    boolean retryable() {
        return retry == Retry.WORTH_IT;
    }

    /** Tell whether the user can do something about it. */
    boolean userFixable() {
        return fix == Fix.BY_USER;
    }

    /** Say it to the user. */
    String message() {
        return message;
    }

    private enum Retry {
        WORTH_IT,
        USELESS
    }

    private enum Fix {
        BY_USER,
        BY_OTHERS
    }
}
