package dev.firedrill.model;

import org.apiguardian.api.API;

/** List the kinds of fault, each with its word in files and the kind of target it can strike. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum FaultKind {
    SERVER_ERROR("server_error", FaultTarget.Kind.PROVIDER),
    OVERLOADED("overloaded", FaultTarget.Kind.PROVIDER),
    RATE_LIMIT("rate_limit", FaultTarget.Kind.PROVIDER),
    LATENCY("latency", FaultTarget.Kind.PROVIDER),
    RESET("reset", FaultTarget.Kind.PROVIDER),
    TIMEOUT_FIRST_BYTE("timeout_first_byte", FaultTarget.Kind.PROVIDER),
    FLAG_STALE("flag_stale", FaultTarget.Kind.FLAGS),
    METRIC_MISSING("metric_missing", FaultTarget.Kind.METRIC),
    METRIC_VALUE("metric_value", FaultTarget.Kind.METRIC);

    private final String word;
    private final FaultTarget.Kind strikes;

    FaultKind(String word, FaultTarget.Kind strikes) {
        this.word = word;
        this.strikes = strikes;
    }

    /** Spell the kind as files do. */
    public String word() {
        return word;
    }

    /** Name the kind of target this fault can strike. */
    public FaultTarget.Kind strikes() {
        return strikes;
    }
}
