package dev.firedrill.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apiguardian.api.API;

/** Say whether to release. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Verdict {
    /** Every check passed. */
    @JsonProperty("GO")
    GO("GO"),
    /** A check failed, or the same seed gave two logs. */
    @JsonProperty("NO-GO")
    NO_GO("NO-GO"),
    /** Nothing failed, but something was not proven. */
    @JsonProperty("INCONCLUSIVE")
    INCONCLUSIVE("INCONCLUSIVE");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** Spell the verdict. */
    public String word() {
        return word;
    }
}
