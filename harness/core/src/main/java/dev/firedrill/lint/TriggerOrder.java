package dev.firedrill.lint;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Suite;
import java.util.List;

/**
 * Finds triggers that another one always or nearly always goes before: whatever sets them off sets off the other one no
 * later. That matters where the other one is more severe, so that the milder one never decides; where both wait for
 * monitoring to start anew, which the first of them ends; and where both lead to the same decision.
 */
final class TriggerOrder implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        List<Trigger> triggers = suite.controls().triggers();
        for (Trigger trigger : triggers) {
            triggers.stream()
                    .filter(other -> isPreceded(trigger, other, triggers))
                    .findFirst()
                    .ifPresent(other -> warn(trigger, other, suite.controls(), warnings));
        }
    }

    /** Of two triggers that precede each other, which then are twins, only the later one is warned of. */
    private static boolean isPreceded(Trigger trigger, Trigger other, List<Trigger> declared) {
        boolean later = declared.indexOf(other) < declared.indexOf(trigger);
        return !other.name().equals(trigger.name())
                && isPreceded(trigger, other)
                && (later || !isPreceded(other, trigger));
    }

    private static boolean isPreceded(Trigger trigger, Trigger other) {
        if (!Limits.implies(trigger, other) || other.interval().compareTo(trigger.interval()) > 0) {
            return false;
        }
        Race race = Race.of(trigger, other);
        return (Rank.decidesBefore(other, trigger) && race.isMostlyLost())
                || (Rank.isRepeatedBy(other, trigger) && race.isLost());
    }

    private static void warn(Trigger trigger, Trigger other, Controls controls, Warnings warnings) {
        Race race = Race.of(trigger, other);
        boolean decides = Rank.decidesBefore(other, trigger);
        boolean never = decides && race.isLost();
        warnings.add(
                controls.placeOf("trigger", trigger.name()),
                never ? RuleName.UNREACHABLE_TRIGGER : RuleName.SHADOWED_TRIGGER,
                "trigger '%s' (%s, %s), and '%s' (%s, %s) on the same samples %s"
                        .formatted(
                                trigger.name(),
                                Words.of(trigger),
                                Words.rule(trigger),
                                other.name(),
                                Words.of(other),
                                Words.rule(other),
                                consequence(race, decides, other)),
                "a trigger that something sets off before '%s'".formatted(other.name()),
                decides
                        ? "judge another indicator, tighten '%s', or declare '%s' the more severe"
                                .formatted(other.name(), trigger.name())
                        : "remove '%s', or give it a decision of its own".formatted(trigger.name()));
    }

    private static String consequence(Race race, boolean decides, Trigger other) {
        if (!decides) {
            return "has already led to '%s'".formatted(other.decision());
        }
        return race.isLost() ? "always fires no later" : "fires no later in " + race.odds();
    }
}
