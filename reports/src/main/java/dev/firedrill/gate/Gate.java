package dev.firedrill.gate;

import dev.firedrill.gate.Clause.Outcome;
import dev.firedrill.result.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Decide whether a release may go, from what is presented and by one rule. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Gate {

    /** The rule, in the order in which it is printed; what can be said without results comes first and apart. */
    private static final List<Rule> RULES = List.of(
            Inventories.inventory(),
            Trust.selection(),
            Origins.inputs(),
            Trust.age(),
            Releases.subject(),
            Outcomes.checks(),
            Outcomes.reproducible(),
            Outcomes.proven(),
            Outcomes.seenToFail(),
            Outcomes.variants(),
            Demands.required(),
            Demands.coverage(),
            Leftovers.goldens(),
            Leftovers.configuration(),
            Leftovers.waivers());

    private Gate() {}

    /**
     * Judge what is presented.
     *
     * @param asked what the release asks for
     * @param advisory whether the exit code is 0 whatever comes of it
     * @param again the command that decides the same again
     */
    public static Ruling judge(Asked asked, Presented presented, boolean advisory, String again) {
        Matter matter = Matter.of(asked.policy(), presented);
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Trust.results(matter));
        RULES.forEach(rule -> clauses.add(rule.judge(matter)));
        return new Ruling(
                verdict(clauses),
                clauses,
                Leftovers.waived(matter),
                advisory,
                again,
                presented.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                presented.subject().orElse(""),
                presented.sources(),
                asked);
    }

    private static Verdict verdict(List<Clause> clauses) {
        Stream<Outcome> outcomes = clauses.stream().map(Clause::outcome);
        return switch (outcomes.max(Outcome::compareTo).orElse(Outcome.OPEN)) {
            case NOT_ASKED, MET -> Verdict.GO;
            case OPEN -> Verdict.INCONCLUSIVE;
            case BROKEN -> Verdict.NO_GO;
        };
    }
}
