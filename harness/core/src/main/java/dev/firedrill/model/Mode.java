package dev.firedrill.model;

import org.apiguardian.api.API;

/** Say how a scenario is run. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Mode {
    /** In virtual time, in one world for each run. */
    SIMULATED("simulated"),
    /** For real: processes, sockets and the real clock. */
    LIVE("live"),
    /** Not at all: a log that was recorded elsewhere is judged. */
    IMPORTED("imported");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** Spell it as files and results do. */
    public String word() {
        return word;
    }
}
