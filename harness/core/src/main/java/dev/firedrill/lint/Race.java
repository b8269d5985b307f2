package dev.firedrill.lint;

import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.Trigger;

/**
 * The ways in which the newest samples can set off a trigger for the first time, and in how many of them a rival on the
 * same samples has fired by then.
 *
 * @param ways in how many orders of bad and good samples the trigger fires at the newest one and not before
 * @param won in how many of them the rival has not fired; both 0 where there are too many orders to count
 * @param isLost whether the rival has always fired
 */
record Race(int ways, int won, boolean isLost) {

    private static final int LONGEST = 16;

    /** Let a trigger race one whose breaches include its own. */
    static Race of(Trigger trigger, Trigger rival) {
        Rule own = trigger.rule();
        Rule other = rival.rule();
        boolean lost = rival.also().isEmpty()
                ? mostWithout(other, own.n()) < own.k()
                : other.k() <= own.k() && other.n() >= own.n();
        return own.n() > LONGEST || lost || !rival.also().isEmpty() ? new Race(0, 0, lost) : counted(own, other);
    }

    /** Find how many of so many samples can be bad without the rule ever holding. */
    private static int mostWithout(Rule rule, int samples) {
        return samples / rule.n() * (rule.k() - 1) + Math.min(samples % rule.n(), rule.k() - 1);
    }

    private static Race counted(Rule own, Rule other) {
        int ways = 0;
        int won = 0;
        for (int bad = 0; bad < 1 << own.n(); bad++) {
            if (firstHolds(own, bad, own.n()) == own.n() - 1) {
                ways++;
                won += firstHolds(other, bad, own.n()) < 0 ? 1 : 0;
            }
        }
        return new Race(ways, won, false);
    }

    /** Find the first sample at which a rule holds; -1 where it never does. */
    private static int firstHolds(Rule rule, int bad, int samples) {
        for (int newest = 0; newest < samples; newest++) {
            int window = bad >> Math.max(0, newest - rule.n() + 1) & (1 << Math.min(newest + 1, rule.n())) - 1;
            if ((bad >> newest & 1) == 1 && Integer.bitCount(window) >= rule.k()) {
                return newest;
            }
        }
        return -1;
    }

    /** Tell whether the rival has fired always, or in more than half of the ways. */
    boolean isMostlyLost() {
        return isLost || won * 2 < ways;
    }

    String odds() {
        return "%d of the %d ways in which the samples can come".formatted(ways - won, ways);
    }
}
