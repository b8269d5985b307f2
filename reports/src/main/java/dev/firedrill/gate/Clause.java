package dev.firedrill.gate;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Hold one sentence of the rule, and what came of it.
 *
 * @param id stable word, as {@code inventory}
 * @param demand what must be, in one sentence for a reviewer
 * @param found what is, in one sentence
 * @param reasons why it is not met, one sentence each, most serious first; empty where it is met or not asked, and where it
 *     is open only because there are no results
 * @param about the checks that all of the reasons are about, as a waiver names them; empty where a reason is of anything
 *     else
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Clause(
        String id, String demand, Outcome outcome, String found, List<String> reasons, List<String> about) {

    public Clause {
        reasons = List.copyOf(reasons);
        about = List.copyOf(about);
    }

    /** Say what came of a clause, from the best to the worst. */
    public enum Outcome {
        /** The policy does not ask for it. */
        NOT_ASKED,
        MET,
        /** Nobody can say: INCONCLUSIVE. */
        OPEN,
        /** It is not so: NO-GO. */
        BROKEN
    }
}
