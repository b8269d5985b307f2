package dev.firedrill.lint;

import dev.firedrill.model.Controls.Severity;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Controls.Trigger.Again;
import java.util.Optional;

/** Compares what two triggers lead to. */
final class Rank {

    private Rank() {}

    /** Tell whether a trigger is declared more severe than another. */
    static boolean isMoreSevere(Trigger trigger, Trigger than) {
        Optional<Severity> severity = trigger.severity();
        return severity.isPresent()
                && than.severity()
                        .filter(it -> it.compareTo(severity.get()) < 0)
                        .isPresent();
    }

    /** Tell whether a trigger that fires no later than another leaves it nothing to decide. */
    static boolean decidesBefore(Trigger early, Trigger late) {
        boolean bothEndMonitoring = early.again() == Again.AFTER_RESTART && late.again() == Again.AFTER_RESTART;
        return isMoreSevere(early, late) || (bothEndMonitoring && !isMoreSevere(late, early));
    }

    /** Tell whether a trigger leads to what an earlier one, no less severe, has led to. */
    static boolean isRepeatedBy(Trigger early, Trigger late) {
        return !early.decision().isEmpty() && early.decision().equals(late.decision()) && !isMoreSevere(late, early);
    }
}
