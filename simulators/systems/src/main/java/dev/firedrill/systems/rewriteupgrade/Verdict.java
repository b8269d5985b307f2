package dev.firedrill.systems.rewriteupgrade;

import java.util.Locale;
import java.util.Optional;

/**
 * Hold what a guard says.
 *
 * @param reason why it fails; absent unless it does
 */
record Verdict(Guard guard, Outcome outcome, Optional<Reason> reason) {

    static Verdict pass(Guard guard) {
        return new Verdict(guard, Outcome.PASS, Optional.empty());
    }

    static Verdict fail(Guard guard, Reason reason) {
        return new Verdict(guard, Outcome.FAIL, Optional.of(reason));
    }

    static Verdict ask() {
        return new Verdict(Guard.CONFIRM, Outcome.ASK, Optional.empty());
    }

    static Verdict declined() {
        return new Verdict(Guard.CONFIRM, Outcome.DECLINED, Optional.empty());
    }

    /** List the guards, in the order in which a rewrite meets them. */
    enum Guard {
        CONTEXT,
        CONFIRM,
        BINDING,
        ANCHOR,
        DIFF;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** List what can follow. */
    enum Outcome {
        PASS,
        FAIL,
        /** The user has to say first whether to go on. */
        ASK,
        /** The user said not to. */
        DECLINED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
