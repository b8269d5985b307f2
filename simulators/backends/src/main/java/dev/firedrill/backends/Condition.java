package dev.firedrill.backends;

import dev.firedrill.model.Position;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;

/**
 * Ask one thing of a call.
 *
 * @param number the wanted value of a fact that is a number, else 0
 */
record Condition(CallFact fact, String wanted, long number) {

    static Condition of(Position position, String word, String wanted) {
        CallFact fact = CallFact.of(word)
                .orElseThrow(() -> defect(
                        position, "fact '" + word + "' in 'when'", "one of " + CallFact.words(), "use one of them"));
        return new Condition(fact, wanted, fact.isNumber() ? number(position, fact, wanted) : 0);
    }

    boolean holds(ProviderCall call, Facts facts) {
        return fact.isNumber()
                ? fact.number(facts) == number
                : fact.of(call, facts).equals(wanted);
    }

    private static long number(Position position, CallFact fact, String wanted) {
        try {
            return Long.parseLong(wanted);
        } catch (NumberFormatException e) {
            throw defect(
                    position,
                    "'" + wanted + "' for '" + fact.word() + "' in 'when'",
                    "a whole number",
                    "write it as 3");
        }
    }

    private static IllegalArgumentException defect(Position position, String found, String expected, String mend) {
        return new IllegalArgumentException(
                "%s  %s%n  expected  %s%n  mend      %s".formatted(position, found, expected, mend));
    }
}
