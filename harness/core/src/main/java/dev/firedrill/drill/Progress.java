package dev.firedrill.drill;

import org.apiguardian.api.API;

/** Hear how far a sweep has come; called from the sweeping threads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Progress {

    /** Hear nothing. */
    Progress SILENT = (scenario, done, total) -> {};

    /** Hear that this many of all runs of a scenario are done. */
    void advanced(String scenario, int done, int total);
}
