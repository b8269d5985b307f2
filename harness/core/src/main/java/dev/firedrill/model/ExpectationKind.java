package dev.firedrill.model;

import org.apiguardian.api.API;

/** List the kinds of expectation, each with its word in files and the column of the matrix it speaks for. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ExpectationKind {
    ROUTING("routing", Aspect.ROUTED),
    TRIGGER("trigger", Aspect.TRIGGERED),
    TRIGGER_RULE("trigger-rule", Aspect.TRIGGERED),
    STATES("states", Aspect.RECOVERED),
    NEVER("never", Aspect.OTHER),
    EVENTUALLY("eventually", Aspect.RECOVERED),
    PARITY("parity", Aspect.PARITY),
    NOTHING_LOST("nothing-lost", Aspect.OTHER),
    AT_MOST_ONCE("at-most-once", Aspect.OTHER),
    TELEMETRY("telemetry", Aspect.LOGGED),
    PROVIDER_CALLS("provider-calls", Aspect.ROUTED),
    AMPLIFICATION("amplification", Aspect.OTHER),
    BACK_OFF("back-off", Aspect.OTHER),
    STREAM_COMPLETE("stream-complete", Aspect.OTHER),
    NO_HANG("no-hang", Aspect.OTHER),
    PROVIDER_SILENT("provider-silent", Aspect.ROUTED),
    SAME_ANSWER("same-answer", Aspect.PARITY),
    COUNT("count", Aspect.OTHER),
    STAGES("stages", Aspect.ROUTED),
    INDICATOR("indicator", Aspect.TRIGGERED),
    OBJECTIVE("objective", Aspect.TRIGGERED),
    CONFIGURATION("configuration", Aspect.OTHER),
    NO_LEAK("no-leak", Aspect.LOGGED),
    RUNBOOK("runbook", Aspect.RECOVERED),
    SEQUENCE("sequence", Aspect.OTHER),
    ARTIFACT("artifact", Aspect.LOGGED),
    PROPAGATION("propagation", Aspect.TRIGGERED),
    GOLDEN("golden", Aspect.GOLDEN),
    TURN("turn", Aspect.OTHER),
    CUSTOM("custom", Aspect.OTHER);

    private final String word;
    private final Aspect aspect;

    ExpectationKind(String word, Aspect aspect) {
        this.word = word;
        this.aspect = aspect;
    }

    /** Spell the kind as files do. */
    public String word() {
        return word;
    }

    /** Name the column of the matrix. */
    public Aspect aspect() {
        return aspect;
    }

    /** List the questions a reviewer asks of a system; the columns of the matrix. */
    public enum Aspect {
        ROUTED("routed"),
        LOGGED("logged"),
        TRIGGERED("triggered in bounds"),
        RECOVERED("recovered"),
        PARITY("parity"),
        GOLDEN("golden"),
        OTHER("other");

        private final String title;

        Aspect(String title) {
            this.title = title;
        }

        /** Give the column's heading. */
        public String title() {
            return title;
        }
    }
}
