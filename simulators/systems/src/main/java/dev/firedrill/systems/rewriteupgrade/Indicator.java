package dev.firedrill.systems.rewriteupgrade;

import static dev.firedrill.systems.rewriteupgrade.Counted.ANCHOR_JUDGED;
import static dev.firedrill.systems.rewriteupgrade.Counted.ANCHOR_MISMATCH;
import static dev.firedrill.systems.rewriteupgrade.Counted.ANCHOR_PASSED;
import static dev.firedrill.systems.rewriteupgrade.Counted.BINDING_MISMATCH;
import static dev.firedrill.systems.rewriteupgrade.Counted.BLOCKED;
import static dev.firedrill.systems.rewriteupgrade.Counted.DIFF_EXCEEDED;
import static dev.firedrill.systems.rewriteupgrade.Counted.DIFF_JUDGED;
import static dev.firedrill.systems.rewriteupgrade.Counted.DIFF_PASSED;
import static dev.firedrill.systems.rewriteupgrade.Counted.ENDED;
import static dev.firedrill.systems.rewriteupgrade.Counted.EXECUTED;
import static dev.firedrill.systems.rewriteupgrade.Counted.LATENCY;
import static dev.firedrill.systems.rewriteupgrade.Counted.NO_CONTEXT;
import static dev.firedrill.systems.rewriteupgrade.Counted.SUCCEEDED;

import java.util.Locale;

/** List the indicators, in the order in which they are sampled. */
enum Indicator {
    SUCCESS_RATE(SUCCEEDED, EXECUTED),
    /** In milliseconds. */
    MEAN_LATENCY(LATENCY, EXECUTED),
    DIFF_PASS_RATE(DIFF_PASSED, DIFF_JUDGED),
    ANCHOR_PASS_RATE(ANCHOR_PASSED, ANCHOR_JUDGED),
    NO_CONTEXT_RATE(NO_CONTEXT, EXECUTED),
    DIFF_EXCEEDED_RATE(DIFF_EXCEEDED, EXECUTED),
    ANCHOR_MISMATCH_RATE(ANCHOR_MISMATCH, EXECUTED),
    BINDING_MISMATCH_RATE(BINDING_MISMATCH, EXECUTED),
    BLOCKED_RATE(BLOCKED, ENDED),
    DIFF_EXCEEDED_COUNT(DIFF_EXCEEDED),
    ANCHOR_MISMATCH_COUNT(ANCHOR_MISMATCH),
    BINDING_MISMATCH_COUNT(BINDING_MISMATCH),
    BLOCKED_COUNT(BLOCKED),
    NO_CONTEXT_COUNT(NO_CONTEXT),
    BINDINGS_IN_24H(Source.BINDINGS, BINDING_MISMATCH, BINDING_MISMATCH),
    COMPLAINTS_TODAY(Source.COMPLAINTS, ENDED, ENDED);

    private final Source source;
    private final Counted part;
    private final Counted whole;

    Indicator(Counted part, Counted whole) {
        this(Source.RATIO, part, whole);
    }

    Indicator(Counted counted) {
        this(Source.COUNT, counted, counted);
    }

    Indicator(Source source, Counted part, Counted whole) {
        this.source = source;
        this.part = part;
        this.whole = whole;
    }

    /** Spell the indicator as samples do. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Source source() {
        return source;
    }

    /** Name what is divided, or all that is counted. */
    Counted part() {
        return part;
    }

    /** Name what it is divided by. */
    Counted whole() {
        return whole;
    }

    /** Say where an indicator comes from. */
    enum Source {
        /** A part of a whole in the window of rates, or a mean. */
        RATIO,
        /** A number in the window of rates. */
        COUNT,
        /** The number of binding mismatches in their own window. */
        BINDINGS,
        /** The number of complaints of the day. */
        COMPLAINTS
    }
}
