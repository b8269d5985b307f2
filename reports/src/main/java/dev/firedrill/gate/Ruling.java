package dev.firedrill.gate;

import dev.firedrill.result.Verdict;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Hold what the gate decided: GO where every clause is met, NO-GO where one is broken, INCONCLUSIVE otherwise.
 *
 * @param clauses all that the rule asks, in its order
 * @param waived failed checks that a waiver of the policy lets pass
 * @param advisory whether the exit code is 0 whatever the verdict
 * @param again the command that decides the same again
 * @param at when it was decided, as {@code 2026-11-20T17:05:00Z}; "" where nobody says
 * @param subject what is to be released, as the command line names it; "" where it names nothing
 * @param read the files of results that it was decided from
 * @param asked what it was decided by
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Ruling(
        Verdict verdict,
        List<Clause> clauses,
        List<Waived> waived,
        boolean advisory,
        String again,
        String at,
        String subject,
        List<Source> read,
        Asked asked) {

    public Ruling {
        clauses = List.copyOf(clauses);
        waived = List.copyOf(waived);
        read = List.copyOf(read);
    }

    /** List why it is not GO: what is broken first, then what is open. */
    public List<String> reasons() {
        return clauses.stream()
                .filter(it -> it.outcome().compareTo(Clause.Outcome.OPEN) >= 0)
                .sorted((left, right) -> right.outcome().compareTo(left.outcome()))
                .flatMap(it -> it.reasons().stream())
                .toList();
    }
}
