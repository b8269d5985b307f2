package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.TriggerEvaluated;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Scenario;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invariant 10: no data never triggers, and an evaluation without data has no breach. A sample that is no number, or outside
 * the declared range of its indicator, is no data.
 */
final class NoDataNeverTriggers extends Invariant {

    NoDataNeverTriggers(Scenario scenario) {
        super(
                "10",
                scenario,
                "no trigger fires, and no evaluation is a breach, when the newest sample is absent or no data");
    }

    @Override
    public Set<EventKind> needs() {
        return Set.of(EventKind.METRIC_SAMPLED);
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (Trigger trigger : evidence.controls().triggers()) {
            Event blind = blind(trigger, evidence);
            if (blind != null) {
                String what = blind instanceof TriggerFired ? "fired" : "was evaluated as a breach";
                return Judgement.fail(
                        "trigger '%s' %s at %s, when '%s' had no data"
                                .formatted(trigger.name(), what, Words.when(blind), trigger.indicator()),
                        blind.sequence());
            }
        }
        return Judgement.pass("no trigger acted on missing data", 0);
    }

    /** Find what the trigger did without data; nothing can be told where its indicator was never sampled. */
    private static @Nullable Event blind(Trigger trigger, Evidence evidence) {
        EventLog log = evidence.log();
        Controls controls = evidence.controls();
        List<MetricSampled> samples = log.all(MetricSampled.class).stream()
                .filter(it -> it.metric().equals(trigger.indicator()))
                .toList();
        if (samples.isEmpty()) {
            return null;
        }
        Event evaluated = blind(
                samples,
                controls,
                log.all(TriggerEvaluated.class).stream()
                        .filter(it -> it.trigger().equals(trigger.name()) && it.breached())
                        .toList());
        Event fired = blind(
                samples,
                controls,
                log.all(TriggerFired.class).stream()
                        .filter(it -> it.trigger().equals(trigger.name()))
                        .toList());
        if (evaluated == null || fired == null) {
            return evaluated == null ? fired : evaluated;
        }
        return evaluated.sequence() < fired.sequence() ? evaluated : fired;
    }

    private static @Nullable Event blind(List<MetricSampled> samples, Controls controls, List<? extends Event> deeds) {
        int next = 0;
        for (Event deed : deeds) {
            while (next < samples.size() && samples.get(next).sequence() < deed.sequence()) {
                next++;
            }
            if (next == 0 || !isData(samples.get(next - 1), controls)) {
                return deed;
            }
        }
        return null;
    }

    private static boolean isData(MetricSampled sample, Controls controls) {
        return sample.present() && controls.isData(sample.metric(), sample.value());
    }
}
