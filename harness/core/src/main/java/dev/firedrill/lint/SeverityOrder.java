package dev.firedrill.lint;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Suite;

/** Finds pairs of triggers on one indicator of which the milder one needs the worse value. */
final class SeverityOrder implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        Controls controls = suite.controls();
        for (Trigger milder : controls.triggers()) {
            controls.triggers().stream()
                    .filter(severer -> isInverted(milder, severer))
                    .findFirst()
                    .ifPresent(severer -> warn(milder, severer, controls, warnings));
        }
    }

    private static boolean isInverted(Trigger milder, Trigger severer) {
        return Rank.isMoreSevere(severer, milder)
                && Limits.implies(milder, severer)
                && !Limits.implies(Limits.of(severer), Limits.of(milder));
    }

    private static void warn(Trigger milder, Trigger severer, Controls controls, Warnings warnings) {
        warnings.add(
                controls.placeOf("trigger", milder.name()),
                RuleName.SEVERITY_INVERSION,
                "trigger '%s' at %s of '%s', a worse value than that of the more severe '%s' at %s"
                        .formatted(
                                milder.name(), Words.of(milder), milder.indicator(), severer.name(), Words.of(severer)),
                "the worse value for the more severe trigger",
                "exchange the thresholds or the severities");
    }
}
