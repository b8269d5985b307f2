package dev.firedrill.check;

import dev.firedrill.events.Event.AlertSent;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls.Severity;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prove that each firing of a trigger with a severity sends one alert of that severity at the same instant. */
final class FiringsAlert extends Invariant {

    FiringsAlert(Scenario scenario) {
        super("alerts", scenario, "one alert of the declared severity at the instant of each firing");
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (Severity severity : Severity.values()) {
            List<String> triggers = evidence.controls().triggers().stream()
                    .filter(trigger ->
                            trigger.severity().filter(severity::equals).isPresent())
                    .map(Trigger::name)
                    .toList();
            List<TriggerFired> firings = evidence.log().all(TriggerFired.class).stream()
                    .filter(firing -> triggers.contains(firing.trigger()))
                    .toList();
            Judgement wrong = wrong(severity, firings, evidence.log());
            if (wrong != null) {
                return wrong;
            }
        }
        return Judgement.pass("every firing sent its alert", 0);
    }

    private static @Nullable Judgement wrong(Severity severity, List<TriggerFired> firings, EventLog log) {
        for (TriggerFired firing : firings) {
            long due = firings.stream().filter(it -> it.time() == firing.time()).count();
            long sent = log.all(AlertSent.class).stream()
                    .filter(it -> it.time() == firing.time() && it.severity().equalsIgnoreCase(severity.name()))
                    .count();
            if (sent != due) {
                return Judgement.fail(
                        "'%s' fired at %s with %s of severity %s, expected %d"
                                .formatted(
                                        firing.trigger(),
                                        Words.when(firing),
                                        Words.count(sent, "alert"),
                                        severity,
                                        due),
                        firing.sequence());
            }
        }
        return null;
    }
}
