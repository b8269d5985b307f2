package dev.firedrill.gate;

import dev.firedrill.gate.Clause.Outcome;
import dev.firedrill.gate.Matter.Judged;
import java.util.ArrayList;
import java.util.List;

/** One sentence of the rule, before anything came of it. */
record Sentence(String id, String demand) {

    /** Most reasons of one clause that are listed; all are counted. */
    private static final int MOST = 40;

    Clause met(String found) {
        return new Clause(id, demand, Outcome.MET, found, List.of(), List.of());
    }

    Clause notAsked(String found) {
        return new Clause(id, demand, Outcome.NOT_ASKED, found, List.of(), List.of());
    }

    Clause open(String found, List<String> reasons) {
        return new Clause(id, demand, Outcome.OPEN, found, shortened(reasons), List.of());
    }

    /** Nobody can say, and another clause tells why. */
    Clause unknown(String found) {
        return new Clause(id, demand, Outcome.OPEN, found, List.of(), List.of());
    }

    /** Be open where there is a reason. */
    Clause openBy(List<String> reasons, String found) {
        return reasons.isEmpty() ? met(found) : open(found, reasons);
    }

    /** Be broken where there is a reason. */
    Clause brokenBy(List<String> reasons, String found) {
        return reasons.isEmpty()
                ? met(found)
                : new Clause(id, demand, Outcome.BROKEN, found, shortened(reasons), List.of());
    }

    /** Say of a clause that all its reasons are about these checks. */
    static Clause about(List<Judged> checks, Clause clause) {
        return new Clause(
                clause.id(),
                clause.demand(),
                clause.outcome(),
                clause.found(),
                clause.reasons(),
                checks.stream().map(Judged::name).distinct().toList());
    }

    private static List<String> shortened(List<String> reasons) {
        if (reasons.size() <= MOST) {
            return reasons;
        }
        List<String> first = new ArrayList<>(reasons.subList(0, MOST));
        first.add("and %d more like these".formatted(reasons.size() - MOST));
        return first;
    }
}
