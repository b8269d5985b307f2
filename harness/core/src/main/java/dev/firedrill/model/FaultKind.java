package dev.firedrill.model;

import org.apiguardian.api.API;

/** List the kinds of fault, each with its word in files and the kind of target it can strike. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum FaultKind {
    SERVER_ERROR("server_error", FaultTarget.Kind.PROVIDER),
    OVERLOADED("overloaded", FaultTarget.Kind.PROVIDER),
    RATE_LIMIT("rate_limit", FaultTarget.Kind.PROVIDER),
    LONG_RETRY_AFTER("long_retry_after", FaultTarget.Kind.PROVIDER),
    QUOTA_EXHAUSTED("quota_exhausted", FaultTarget.Kind.PROVIDER),
    AUTH_REVOKED("auth_revoked", FaultTarget.Kind.PROVIDER),
    MODEL_GONE("model_gone", FaultTarget.Kind.PROVIDER),
    LATENCY("latency", FaultTarget.Kind.PROVIDER),
    SLOW_START("slow_start", FaultTarget.Kind.PROVIDER),
    SLOW_TOKENS("slow_tokens", FaultTarget.Kind.PROVIDER),
    TIMEOUT_FIRST_BYTE("timeout_first_byte", FaultTarget.Kind.PROVIDER),
    STALL("stall", FaultTarget.Kind.PROVIDER),
    REFUSED("refused", FaultTarget.Kind.PROVIDER),
    RESET("reset", FaultTarget.Kind.PROVIDER),
    EMPTY("empty", FaultTarget.Kind.PROVIDER),
    GARBAGE("garbage", FaultTarget.Kind.PROVIDER),
    CUT("cut", FaultTarget.Kind.PROVIDER),
    ERROR_IN_STREAM("error_in_stream", FaultTarget.Kind.PROVIDER),
    MALFORMED_CHUNK("malformed_chunk", FaultTarget.Kind.PROVIDER),
    DUP_EVENT("dup_event", FaultTarget.Kind.PROVIDER),
    UNKNOWN_EVENT("unknown_event", FaultTarget.Kind.PROVIDER),
    UTF8_SPLIT("utf8_split", FaultTarget.Kind.PROVIDER),
    UTF8_BAD("utf8_bad", FaultTarget.Kind.PROVIDER),
    EMPTY_OK("empty_ok", FaultTarget.Kind.PROVIDER),
    WRONG_SHAPE("wrong_shape", FaultTarget.Kind.PROVIDER),
    LENGTH_CUT("length_cut", FaultTarget.Kind.PROVIDER),
    REFUSAL_FILTER("refusal_filter", FaultTarget.Kind.PROVIDER),
    QUALITY_DRIFT("quality_drift", FaultTarget.Kind.PROVIDER),
    QUOTA("quota", FaultTarget.Kind.PROVIDER),
    FLAG_STALE("flag_stale", FaultTarget.Kind.FLAGS),
    METRIC_MISSING("metric_missing", FaultTarget.Kind.METRIC),
    METRIC_VALUE("metric_value", FaultTarget.Kind.METRIC),
    HOLD("hold", FaultTarget.Kind.POINT),
    CLOCK_STEP("clock_step", FaultTarget.Kind.COMPONENT),
    FLAG_FAIL("flag_fail", FaultTarget.Kind.FLAGS),
    METRIC_NAN("metric_nan", FaultTarget.Kind.METRIC),
    METRIC_LATE("metric_late", FaultTarget.Kind.METRIC),
    PAUSE("pause", FaultTarget.Kind.COMPONENT),
    HALT("halt", FaultTarget.Kind.COMPONENT),
    FAIL("fail", FaultTarget.Kind.POINT),
    CRASH("crash", FaultTarget.Kind.POINT),
    DISK_FULL("disk_full", FaultTarget.Kind.FILES),
    SINK_DOWN("sink_down", FaultTarget.Kind.SINK);

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
