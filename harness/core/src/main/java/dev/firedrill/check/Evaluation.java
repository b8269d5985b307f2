package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.TriggerEvaluated;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Condition;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hold one evaluation of a trigger: a sample of its indicator, with what the trigger did before the next one and at the
 * same instant.
 *
 * <p>Other indicators may be sampled before or after this one at the same instant. Their newest samples are those that
 * stand before the reported evaluation or firing; where neither was reported, those of the whole instant.
 *
 * @param lacking the first further condition that did not hold, {@code null} where all held
 * @param fired the firing at this evaluation
 */
record Evaluation(
        MetricSampled sample,
        @Nullable Condition lacking,
        @Nullable TriggerFired fired) {

    static List<Evaluation> of(Trigger trigger, Evidence evidence) {
        EventLog log = evidence.log();
        Controls controls = evidence.controls();
        boolean atOnce = evidence.sight().mode() == Mode.SIMULATED;
        List<MetricSampled> samples = samples(trigger.indicator(), log);
        Cursor<TriggerFired> firings =
                new Cursor<>(log.all(TriggerFired.class), it -> it.trigger().equals(trigger.name()));
        Cursor<TriggerEvaluated> reports =
                new Cursor<>(log.all(TriggerEvaluated.class), it -> it.trigger().equals(trigger.name()));
        List<Others> others = trigger.also().stream()
                .map(condition -> new Others(condition, controls, samples(condition.indicator(), log), atOnce))
                .toList();
        List<Evaluation> evaluations = new ArrayList<>(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            MetricSampled sample = samples.get(i);
            long next = i + 1 < samples.size() ? samples.get(i + 1).sequence() : Long.MAX_VALUE;
            TriggerFired firing = firings.first(sample, next, atOnce);
            TriggerEvaluated report = reports.first(sample, next, atOnce);
            long place = Math.min(place(firing, next), place(report, next));
            evaluations.add(new Evaluation(sample, lacking(others, sample.time(), place), firing));
        }
        return evaluations;
    }

    private static List<MetricSampled> samples(String indicator, EventLog log) {
        return log.all(MetricSampled.class).stream()
                .filter(it -> it.metric().equals(indicator))
                .toList();
    }

    private static long place(@Nullable Event event, long otherwise) {
        return event == null ? otherwise : event.sequence();
    }

    private static @Nullable Condition lacking(List<Others> others, long time, long place) {
        Condition lacking = null;
        for (Others other : others) {
            boolean holds = other.hold(time, place);
            lacking = lacking == null && !holds ? other.condition : lacking;
        }
        return lacking;
    }

    /** Say whether all further conditions held. */
    boolean joined() {
        return lacking == null;
    }

    /** Go through events of one kind, forwards only. */
    private static final class Cursor<E extends Event> {

        private final List<E> events;
        private int next;

        Cursor(List<E> all, Predicate<E> wanted) {
            events = all.stream().filter(wanted).toList();
        }

        /**
         * Find the first one after a sample and before another place.
         *
         * @param atOnce only at the instant of the sample
         */
        @Nullable
        E first(MetricSampled sample, long before, boolean atOnce) {
            while (next < events.size() && events.get(next).sequence() < sample.sequence()) {
                next++;
            }
            E found = next < events.size() ? events.get(next) : null;
            if (found == null || found.sequence() >= before) {
                return null;
            }
            return !atOnce || found.time() == sample.time() ? found : null;
        }
    }

    /** Go through the samples that a further condition speaks of, forwards only. */
    private static final class Others {

        private final Condition condition;
        private final Controls controls;
        private final List<MetricSampled> samples;
        private final boolean atOnce;
        private int taken;

        Others(Condition condition, Controls controls, List<MetricSampled> samples, boolean atOnce) {
            this.condition = condition;
            this.controls = controls;
            this.samples = samples;
            this.atOnce = atOnce;
        }

        /** Say whether the newest sample up to a time and before a place meets the condition; none meets nothing. */
        boolean hold(long time, long place) {
            while (taken < samples.size()
                    && (!atOnce || samples.get(taken).time() <= time)
                    && samples.get(taken).sequence() < place) {
                taken++;
            }
            MetricSampled newest = taken == 0 ? null : samples.get(taken - 1);
            return newest != null
                    && newest.present()
                    && controls.isData(newest.metric(), newest.value())
                    && condition.limit().isMetBy(newest.value());
        }
    }
}
