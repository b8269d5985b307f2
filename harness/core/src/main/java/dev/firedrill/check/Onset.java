package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ActionStarted;
import dev.firedrill.events.Event.FaultApplied;
import dev.firedrill.events.Event.FaultBegan;
import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.TriggerEvaluated;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Expectation.TriggerFires.From;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Find when the cause of a trigger began, and when the clock of its bounds started. */
final class Onset {

    private static final Moment T0 = new Moment(0, 0);

    private Onset() {}

    /** Find when the cause began; t0 without one, empty when it never did. */
    static Optional<Moment> of(TriggerFires wanted, EventLog log) {
        if (wanted.cause().isEmpty()) {
            return Optional.of(T0);
        }
        String cause = wanted.cause().get();
        for (FaultBegan began : log.all(FaultBegan.class)) {
            if (began.fault().equals(cause)) {
                return Optional.of(Moment.of(began));
            }
        }
        for (ActionStarted started : log.all(ActionStarted.class)) {
            if (started.action().equals(cause)) {
                return Optional.of(Moment.of(started));
            }
        }
        return Optional.empty();
    }

    /** Say whether an event is not before the onset. */
    static boolean reached(Moment onset, Event event, Tolerance tolerance) {
        if (tolerance.nanos() > 0) {
            return event.time() >= onset.time() - tolerance.nanos();
        }
        return onset.sequence() > 0 ? event.sequence() > onset.sequence() : event.time() >= onset.time();
    }

    /** Find when the clock of the bounds started; empty when nothing started it. */
    static OptionalLong clockStart(TriggerFires wanted, Moment onset, Evidence evidence) {
        EventLog log = evidence.log();
        return switch (wanted.from()) {
            case ONSET -> OptionalLong.of(onset.time());
            case FIRST_HIT -> firstHit(wanted, onset, evidence);
            case BREACH -> breach(wanted, onset, evidence);
            case FIRST_EVALUATION ->
                first(
                        log.all(TriggerEvaluated.class),
                        onset,
                        evidence,
                        it -> it.trigger().equals(wanted.name()));
            case DECISION -> decision(wanted, onset, evidence);
        };
    }

    private static OptionalLong firstHit(TriggerFires wanted, Moment onset, Evidence evidence) {
        EventLog log = evidence.log();
        String cause = wanted.cause().orElse("");
        boolean action =
                log.all(FaultBegan.class).stream().noneMatch(it -> it.fault().equals(cause));
        return action
                ? OptionalLong.of(onset.time())
                : first(
                        log.all(FaultApplied.class),
                        onset,
                        evidence,
                        it -> it.fault().equals(cause));
    }

    private static OptionalLong breach(TriggerFires wanted, Moment onset, Evidence evidence) {
        Optional<Trigger> trigger = evidence.controls().trigger(wanted.name());
        if (trigger.isEmpty()) {
            return OptionalLong.empty();
        }
        RuleOracle oracle = oracle(trigger.get(), evidence);
        return first(
                evidence.log().all(MetricSampled.class),
                onset,
                evidence,
                it -> it.metric().equals(trigger.get().indicator()) && oracle.breaches(it));
    }

    private static OptionalLong decision(TriggerFires wanted, Moment onset, Evidence evidence) {
        Optional<Trigger> trigger = evidence.controls().trigger(wanted.name());
        if (trigger.isEmpty()) {
            return OptionalLong.empty();
        }
        RuleOracle oracle = oracle(trigger.get(), evidence);
        for (Evaluation evaluation : Evaluation.of(trigger.get(), evidence)) {
            if (oracle.mustFireAt(evaluation.sample(), evaluation.joined())) {
                if (reached(onset, evaluation.sample(), Tolerance.of(evidence))) {
                    return OptionalLong.of(evaluation.sample().time());
                }
                oracle.fired();
            }
        }
        return OptionalLong.empty();
    }

    private static RuleOracle oracle(Trigger trigger, Evidence evidence) {
        return new RuleOracle(trigger, evidence.controls(), evidence.scenario().environment());
    }

    private static <E extends Event> OptionalLong first(
            List<E> events, Moment onset, Evidence evidence, Predicate<E> wanted) {
        Tolerance tolerance = Tolerance.of(evidence);
        for (E event : events) {
            if (reached(onset, event, tolerance) && wanted.test(event)) {
                return OptionalLong.of(event.time());
            }
        }
        return OptionalLong.empty();
    }

    /** Name what starts the clock. */
    static String words(TriggerFires wanted) {
        From from = wanted.from();
        String cause = wanted.cause().map("'%s'"::formatted).orElse("t0");
        return switch (from) {
            case ONSET -> wanted.cause().isPresent() ? cause + " began" : cause;
            case FIRST_HIT -> cause + " first touched something";
            case BREACH -> "the first sample past the limit";
            case FIRST_EVALUATION -> "the first evaluation";
            case DECISION -> "the rule first held";
        };
    }
}
