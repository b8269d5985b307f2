package dev.firedrill.systems.rewriteupgrade;

import java.util.List;

/** Name what the rate and the number of one kind of failure are called. */
record FailureClass(Reason reason, Indicator rate, Indicator count) {

    static final List<FailureClass> ALL = List.of(
            new FailureClass(Reason.REWRITE_NO_CONTEXT, Indicator.NO_CONTEXT_RATE, Indicator.NO_CONTEXT_COUNT),
            new FailureClass(
                    Reason.BINDING_MISMATCH, Indicator.BINDING_MISMATCH_RATE, Indicator.BINDING_MISMATCH_COUNT),
            new FailureClass(
                    Reason.REWRITE_ANCHOR_MISMATCH, Indicator.ANCHOR_MISMATCH_RATE, Indicator.ANCHOR_MISMATCH_COUNT),
            new FailureClass(Reason.REWRITE_DIFF_EXCEEDED, Indicator.DIFF_EXCEEDED_RATE, Indicator.DIFF_EXCEEDED_COUNT),
            new FailureClass(Reason.EXECUTION_BLOCKED, Indicator.BLOCKED_RATE, Indicator.BLOCKED_COUNT));
}
