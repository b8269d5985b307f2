package dev.firedrill.check;

import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Expectation.TriggerFollowsRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judge a trigger against an oracle that recomputes its declared rule from the recorded samples. Monitoring starts anew
 * with the first sample after a firing.
 */
final class TriggerRuleCheck extends DeclaredCheck {

    private final TriggerFollowsRule wanted;

    TriggerRuleCheck(TriggerFollowsRule wanted) {
        super(wanted, "trigger '%s' fires when its declared rule holds, and only then".formatted(wanted.name()));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        Optional<Trigger> trigger = evidence.controls().trigger(wanted.name());
        if (trigger.isEmpty()) {
            return Judgement.notObserved("the controls declare no trigger '%s'".formatted(wanted.name()));
        }
        List<MetricSampled> samples = evidence.log().all(MetricSampled.class).stream()
                .filter(it -> it.metric().equals(trigger.get().indicator()))
                .toList();
        if (samples.isEmpty()) {
            return Judgement.notObserved(
                    "no sample of '%s' was recorded".formatted(trigger.get().indicator()));
        }
        List<TriggerFired> firings = evidence.log().all(TriggerFired.class).stream()
                .filter(it -> it.trigger().equals(wanted.name()))
                .toList();
        return compare(samples, firings, new RuleOracle(trigger.get()));
    }

    private static Judgement compare(List<MetricSampled> samples, List<TriggerFired> firings, RuleOracle oracle) {
        int fired = 0;
        boolean breached = false;
        for (MetricSampled sample : samples) {
            TriggerFired firing = fired < firings.size() ? firings.get(fired) : null;
            if (firing != null && firing.sequence() < sample.sequence()) {
                return stray(firing);
            }
            breached |= oracle.breaches(sample);
            boolean mustFire = oracle.mustFireAt(sample);
            boolean firesHere = firing != null && firing.time() == sample.time();
            if (mustFire != firesHere) {
                return mismatch(sample, firesHere ? firing : null, oracle);
            }
            if (firesHere) {
                fired++;
                oracle.restart();
            }
        }
        if (fired < firings.size()) {
            return stray(firings.get(fired));
        }
        return breached
                ? Judgement.pass(agreement(samples.size(), fired), placeOf(samples, firings))
                : Judgement.notExercised("no sample was past the limit");
    }

    private static Judgement stray(TriggerFired firing) {
        return Judgement.fail(
                "fired at %s, where the rule was not at a new sample".formatted(Words.when(firing)), firing.sequence());
    }

    private static Judgement mismatch(MetricSampled sample, @Nullable TriggerFired firing, RuleOracle oracle) {
        return firing == null
                ? Judgement.fail(
                        "did not fire at %s, with %s".formatted(Words.when(sample), oracle.words()), sample.sequence())
                : Judgement.fail(
                        "fired at %s, with only %s".formatted(Words.when(firing), oracle.words()), firing.sequence());
    }

    private static String agreement(int samples, int fired) {
        return "agreed with the rule recomputed from the samples on %s and %s"
                .formatted(Words.count(samples, "sample"), Words.count(fired, "firing"));
    }

    private static long placeOf(List<MetricSampled> samples, List<TriggerFired> firings) {
        return firings.isEmpty()
                ? samples.get(samples.size() - 1).sequence()
                : firings.get(0).sequence();
    }
}
