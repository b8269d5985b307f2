package dev.firedrill.lint;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Formula.Aggregate;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Suite;
import java.util.Optional;

/** Finds shares and means of too little: without a least number of samples, and triggers that a single one sets off. */
final class Denominators implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        Controls controls = suite.controls();
        controls.indicators().forEach(it -> judge(it, controls, warnings));
        controls.triggers().forEach(it -> judge(it, controls, warnings));
    }

    private static void judge(Indicator indicator, Controls controls, Warnings warnings) {
        if (indicator.formula().filter(it -> isOfTooFew(it, 0)).isPresent()) {
            warnings.add(
                    controls.placeOf("indicator", indicator.name()),
                    RuleName.MISSING_DENOMINATOR,
                    "indicator '%s', a %s of any number, even of none"
                            .formatted(
                                    indicator.name(),
                                    indicator.formula().get().aggregate() == Aggregate.SHARE ? "share" : "mean"),
                    "a least number below which there is no data",
                    "add 'minimum' to the formula");
        }
        boolean unexplained =
                indicator.formula().isEmpty() && indicator.description().isBlank();
        if (unexplained && controls.triggers().stream().anyMatch(it -> looksLikeAShare(it, indicator))) {
            warnings.add(
                    controls.placeOf("indicator", indicator.name()),
                    RuleName.MISSING_DENOMINATOR,
                    "indicator '%s', perhaps a share, for a trigger compares it with a number between 0 and 1"
                            .formatted(indicator.name()),
                    "a word on what it is a share of, and of how many at least",
                    "add a 'formula', or at least a 'description'");
        }
    }

    private static boolean looksLikeAShare(Trigger trigger, Indicator indicator) {
        return trigger.indicator().equals(indicator.name()) && isBetweenNoneAndAll(trigger);
    }

    /** Say whether a trigger compares with what can hardly be more than a share. */
    private static boolean isBetweenNoneAndAll(Trigger trigger) {
        return trigger.baseline().isEmpty() && trigger.threshold() > 0 && trigger.threshold() < 1;
    }

    private static boolean isOfTooFew(Formula formula, int minimum) {
        return formula.aggregate() != Aggregate.COUNT && formula.minimum() <= minimum;
    }

    private static void judge(Trigger trigger, Controls controls, Warnings warnings) {
        Optional<Formula> formula = controls.indicator(trigger.indicator()).flatMap(Indicator::formula);
        boolean unsteady = formula.map(it -> isOfTooFew(it, 1)).orElse(isBetweenNoneAndAll(trigger));
        if (trigger.rule().k() == 1 && unsteady) {
            String sample = formula.isPresent()
                    ? "a sample that a single request can make"
                    : "perhaps a share, of which nobody says how many requests make a sample";
            warnings.add(
                    controls.placeOf("trigger", trigger.name()),
                    RuleName.SINGLE_SAMPLE_TRIGGER,
                    "trigger '%s', which fires on one bad sample of '%s', %s"
                            .formatted(trigger.name(), trigger.indicator(), sample),
                    "several bad samples, or samples of many requests",
                    "raise 'breaches' of the rule, or declare a formula with a 'minimum'");
        }
    }
}
