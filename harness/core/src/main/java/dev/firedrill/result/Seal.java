package dev.firedrill.result;

import org.apiguardian.api.API;

/**
 * Seal results with the sha-256 of all else in them, so that an edit by hand or by accident is noticed. It keeps nobody out:
 * whoever can write the file can seal it anew.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Seal {

    private Seal() {}

    /** Give the results with a seal over all else in them, in canonical order. */
    public static Results sealed(Results results) {
        Results open = ResultsJson.inOrder(results).withSeal(null);
        return open.withSeal(StrictJson.sha256(open));
    }

    /** Tell whether a seal is there and fits what it seals. */
    public static boolean holds(Results results) {
        String seal = results.seal();
        return seal != null && seal.equals(StrictJson.sha256(results.withSeal(null)));
    }
}
