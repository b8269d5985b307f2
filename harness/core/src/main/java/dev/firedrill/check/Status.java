package dev.firedrill.check;

import org.apiguardian.api.API;

/** Judge a check. Only {@link #PASS} is green; unknown is not healthy. Listed from best to worst. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Status {
    /** It held, and something was there that could have broken it. */
    PASS,
    /** Nothing was there that could have broken it: no fault hit, no trigger was armed, no pair was compared. */
    NOT_EXERCISED,
    /** The system offers no tap that shows it. */
    NOT_OBSERVED,
    /** The same seed gave two different logs. */
    NOT_REPRODUCIBLE,
    /** It did not hold. */
    FAIL
}
