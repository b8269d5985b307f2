package dev.firedrill.check;

import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.model.Controls.Condition;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Expectation.TriggerFollowsRule;
import java.util.List;
import java.util.Optional;

/** Judge a trigger against an oracle that recomputes its declared rule from the recorded samples. */
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
        List<Evaluation> evaluations = Evaluation.of(trigger.get(), evidence);
        if (evaluations.isEmpty()) {
            return Judgement.notObserved(
                    "no sample of '%s' was recorded".formatted(trigger.get().indicator()));
        }
        List<TriggerFired> firings = evidence.log().all(TriggerFired.class).stream()
                .filter(it -> it.trigger().equals(wanted.name()))
                .toList();
        return compare(
                evaluations,
                firings,
                new RuleOracle(
                        trigger.get(), evidence.controls(), evidence.scenario().environment()));
    }

    private static Judgement compare(List<Evaluation> evaluations, List<TriggerFired> firings, RuleOracle oracle) {
        int fired = 0;
        boolean breached = false;
        for (Evaluation evaluation : evaluations) {
            MetricSampled sample = evaluation.sample();
            if (fired < firings.size() && firings.get(fired).sequence() < sample.sequence()) {
                return stray(firings.get(fired));
            }
            breached |= oracle.breaches(sample);
            boolean mustFire = oracle.mustFireAt(sample, evaluation.joined());
            if (mustFire != (evaluation.fired() != null)) {
                return mismatch(evaluation, oracle);
            }
            if (mustFire) {
                fired++;
                oracle.fired();
            }
        }
        if (fired < firings.size()) {
            return stray(firings.get(fired));
        }
        return breached
                ? Judgement.pass(agreement(evaluations.size(), fired), placeOf(evaluations, firings))
                : Judgement.notExercised("no sample was past the limit");
    }

    private static Judgement stray(TriggerFired firing) {
        return Judgement.fail(
                "fired at %s, where the rule was not at a new sample".formatted(Words.when(firing)), firing.sequence());
    }

    private static Judgement mismatch(Evaluation evaluation, RuleOracle oracle) {
        TriggerFired firing = evaluation.fired();
        return firing == null
                ? Judgement.fail(
                        "did not fire at %s, with %s".formatted(Words.when(evaluation.sample()), oracle.words()),
                        evaluation.sample().sequence())
                : Judgement.fail(
                        "fired at %s, with only %s%s"
                                .formatted(Words.when(firing), oracle.words(), lacking(evaluation)),
                        firing.sequence());
    }

    private static String lacking(Evaluation evaluation) {
        Condition lacking = evaluation.lacking();
        return lacking == null
                ? ""
                : " and '%s' not %s %s"
                        .formatted(
                                lacking.indicator(),
                                lacking.limit().comparison().word(),
                                Numbers.plain(lacking.limit().threshold()));
    }

    private static String agreement(int samples, int fired) {
        return "agreed with the rule recomputed from the samples on %s and %s"
                .formatted(Words.count(samples, "sample"), Words.count(fired, "firing"));
    }

    private static long placeOf(List<Evaluation> evaluations, List<TriggerFired> firings) {
        return firings.isEmpty()
                ? evaluations.get(evaluations.size() - 1).sample().sequence()
                : firings.get(0).sequence();
    }
}
