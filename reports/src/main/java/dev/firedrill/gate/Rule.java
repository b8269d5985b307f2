package dev.firedrill.gate;

import java.util.function.Function;

/** A sentence of the rule with what decides it. */
record Rule(Sentence sentence, Function<Matter, Clause> decision) {

    /** Decide it; without results nobody can. */
    Clause judge(Matter matter) {
        return matter.hasResults() ? decision.apply(matter) : sentence.unknown("there are no results to tell it from");
    }
}
