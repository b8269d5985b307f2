package dev.firedrill.lint;

import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import java.time.Duration;
import java.util.Optional;

/** Finds bounds of triggers that their rule, the interval and the window cannot meet. */
final class TriggerBounds implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        for (Scenario scenario : suite.scenarios()) {
            for (Expectation expectation : scenario.expectations()) {
                if (expectation instanceof TriggerFires wanted && wanted.times() > 0) {
                    suite.controls().trigger(wanted.name()).ifPresent(it -> judge(wanted, it, scenario, warnings));
                }
            }
        }
    }

    private static void judge(TriggerFires wanted, Trigger trigger, Scenario scenario, Warnings warnings) {
        Patience patience = new Patience(wanted, trigger, scenario);
        Duration least = patience.least();
        wanted.notAfter()
                .filter(it -> it.compareTo(least) < 0)
                .ifPresent(it -> warn(
                        wanted,
                        warnings,
                        "'notAfter' %s, and trigger '%s' needs at least %s: %s"
                                .formatted(Words.of(it), trigger.name(), Words.of(least), patience.why()),
                        "a 'notAfter' of %s or more".formatted(Words.of(least)),
                        "raise 'notAfter', or change rule, interval or window of the trigger"));
        Optional<Duration> most = patience.most();
        wanted.notBefore()
                .filter(it -> most.isPresent() && it.compareTo(most.get()) > 0)
                .ifPresent(it -> warn(
                        wanted,
                        warnings,
                        "'notBefore' %s, and trigger '%s' has fired after %s or never does"
                                .formatted(Words.of(it), trigger.name(), Words.of(most.orElseThrow())),
                        "a 'notBefore' of %s or less".formatted(Words.of(most.orElseThrow())),
                        "lower 'notBefore', or count it from another instant"));
    }

    private static void warn(TriggerFires wanted, Warnings warnings, String found, String expected, String mend) {
        warnings.add(wanted.head().position(), RuleName.BOUND_UNREACHABLE, found, expected, mend);
    }
}
