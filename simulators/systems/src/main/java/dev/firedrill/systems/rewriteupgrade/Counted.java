package dev.firedrill.systems.rewriteupgrade;

/** List what is counted. */
enum Counted {
    /** Requests that ended. */
    ENDED,
    /** Rewrites that were carried out or failed on the way; not those that the user was asked about or declined. */
    EXECUTED,
    SUCCEEDED,
    /** Milliseconds of executed rewrites. */
    LATENCY,
    ANCHOR_JUDGED,
    ANCHOR_PASSED,
    DIFF_JUDGED,
    DIFF_PASSED,
    NO_CONTEXT,
    BINDING_MISMATCH,
    ANCHOR_MISMATCH,
    DIFF_EXCEEDED,
    BLOCKED
}
