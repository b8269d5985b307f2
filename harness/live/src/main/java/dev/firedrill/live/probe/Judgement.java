package dev.firedrill.live.probe;

import org.apiguardian.api.API;

/** List what can be wrong with how a service takes a failure. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Judgement {
    HANG("HANG"),
    TRUNCATED_AND_SILENT("TRUNCATED AND SILENT"),
    RAW_ERROR("RAW ERROR"),
    NO_ANSWER("NO ANSWER"),
    AMPLIFIED("AMPLIFIED"),
    DIED("DIED"),
    OUTLIVES_THE_KILL("OUTLIVES THE KILL"),
    /** The provider was not called, so nothing failed: not bad, and not proven either. */
    NOT_ASKED("NOT ASKED");

    private final String words;

    Judgement(String words) {
        this.words = words;
    }

    /** Spell it for a reader. */
    public String words() {
        return words;
    }

    /** Tell whether it says that something is wrong. */
    public boolean isBad() {
        return this != NOT_ASKED;
    }
}
