package dev.firedrill.systems.rewriteupgrade;

import java.util.List;
import java.util.Optional;

/**
 * Hold one condition of the escalation policy. The table of the guide fixes what follows, its list fixes how bad it is.
 *
 * @param floor what must hold as well
 * @param decisions what follows, the gravest first
 */
record EscalationRule(String trigger, Limit limit, Optional<Limit> floor, Severity severity, List<Decision> decisions) {

    EscalationRule {
        decisions = List.copyOf(decisions);
    }

    static EscalationRule of(String trigger, Limit limit, Severity severity, Decision... decisions) {
        return new EscalationRule(trigger, limit, Optional.empty(), severity, List.of(decisions));
    }

    /** Hold a number that an indicator must be above, or must reach. */
    record Limit(Indicator indicator, Comparison comparison, double number) {

        static Limit above(Indicator indicator, double number) {
            return new Limit(indicator, Comparison.ABOVE, number);
        }

        static Limit atLeast(Indicator indicator, double number) {
            return new Limit(indicator, Comparison.AT_LEAST, number);
        }
    }

    /** List how a sample can be past a limit. */
    enum Comparison {
        ABOVE("above"),
        AT_LEAST("at least");

        private final String words;

        Comparison(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Say how bad it is. */
    enum Severity {
        WARNING,
        CRITICAL
    }

    /** Say what has to be done. */
    enum Decision {
        DISABLE,
        INVESTIGATE,
        MONITOR
    }
}
