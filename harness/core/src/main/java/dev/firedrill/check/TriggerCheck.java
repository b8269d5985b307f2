package dev.firedrill.check;

import dev.firedrill.events.Event.FaultApplied;
import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.TriggerEvaluated;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Fault;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Judge when a trigger fired: as often as said, inside its bounds, and only with its cause.
 *
 * <p>A trigger that stays silent although its cause was there fails, also when nothing started the clock of the bounds:
 * a monitor that died would otherwise look like one that was never asked.
 */
final class TriggerCheck extends DeclaredCheck {

    private final TriggerFires wanted;

    TriggerCheck(TriggerFires wanted) {
        super(wanted, words(wanted));
        this.wanted = wanted;
    }

    private static String words(TriggerFires wanted) {
        String trigger = "trigger '%s'".formatted(wanted.name());
        if (wanted.times() == 0) {
            return trigger + " never fires";
        }
        String often = wanted.times() == 1 ? " fires once" : " fires %d times".formatted(wanted.times());
        return trigger
                + often
                + bounds(wanted)
                + wanted.cause().map(" and never without '%s'"::formatted).orElse("");
    }

    private static String bounds(TriggerFires wanted) {
        String lower = wanted.notBefore().map(it -> Times.length(it.toNanos())).orElse("0s");
        if (wanted.notAfter().isEmpty()) {
            return wanted.notBefore().isEmpty() ? "" : ", " + lower + " or more after " + Onset.words(wanted);
        }
        return ", %s to %s after %s"
                .formatted(lower, Times.length(wanted.notAfter().get().toNanos()), Onset.words(wanted));
    }

    @Override
    public List<List<String>> twins() {
        return wanted.cause().map(cause -> List.of(List.of(cause))).orElse(List.of());
    }

    @Override
    Judgement decide(Evidence evidence) {
        EventLog log = evidence.log();
        if (nothingShown(evidence)) {
            return Judgement.notObserved("the system showed no sample, evaluation or firing of the trigger");
        }
        Optional<Moment> onset = Onset.of(wanted, log);
        List<TriggerFired> firings = firings(log);
        for (TriggerFired firing : firings) {
            if (onset.isEmpty() || !Onset.reached(onset.get(), firing, Tolerance.of(evidence))) {
                return Judgement.fail(
                        "fired at %s, before its cause began".formatted(Words.when(firing)), firing.sequence());
            }
        }
        Judgement withoutCause = inTwin(evidence);
        if (withoutCause != null) {
            return withoutCause;
        }
        if (onset.isEmpty()) {
            return Judgement.notExercised(
                    "'%s' never began".formatted(wanted.cause().orElse("")));
        }
        if (wanted.cause().isPresent() && neverTouched(evidence, wanted.cause().get())) {
            return Judgement.notExercised(
                    "fault '%s' touched nothing".formatted(wanted.cause().get()));
        }
        return count(evidence, onset.get(), firings);
    }

    private boolean nothingShown(Evidence evidence) {
        EventLog log = evidence.log();
        return log.all(TriggerFired.class).stream().noneMatch(it -> it.trigger().equals(wanted.name()))
                && log.all(TriggerEvaluated.class).stream()
                        .noneMatch(it -> it.trigger().equals(wanted.name()))
                && log.all(MetricSampled.class).stream()
                        .noneMatch(it -> it.metric().equals(indicator(evidence)));
    }

    private @Nullable String indicator(Evidence evidence) {
        return evidence.controls()
                .trigger(wanted.name())
                .map(Trigger::indicator)
                .orElse(null);
    }

    private List<TriggerFired> firings(EventLog log) {
        return log.all(TriggerFired.class).stream()
                .filter(it -> it.trigger().equals(wanted.name()))
                .toList();
    }

    private @Nullable Judgement inTwin(Evidence evidence) {
        if (wanted.cause().isEmpty()) {
            return null;
        }
        List<String> without = List.of(wanted.cause().get());
        List<TriggerFired> firings = firings(evidence.twin(without));
        if (firings.isEmpty()) {
            return null;
        }
        TriggerFired first = firings.get(0);
        return Judgement.fail(
                        "fired at %s in the twin without '%s'".formatted(Words.when(first), without.get(0)),
                        first.sequence())
                .in(Evidence.twinName(without));
    }

    private static boolean neverTouched(Evidence evidence, String cause) {
        return evidence.scenario().faults().stream().map(Fault::id).anyMatch(cause::equals)
                && evidence.log().all(FaultApplied.class).stream()
                        .noneMatch(it -> it.fault().equals(cause));
    }

    private Judgement count(Evidence evidence, Moment onset, List<TriggerFired> firings) {
        if (wanted.times() == 0) {
            return firings.isEmpty()
                    ? Judgement.pass("did not fire", 0)
                    : Judgement.fail(
                            "fired at %s".formatted(Words.when(firings.get(0))),
                            firings.get(0).sequence());
        }
        if (firings.isEmpty()) {
            return Judgement.fail("never fired", onset.sequence());
        }
        OptionalLong origin = Onset.clockStart(wanted, onset, evidence);
        if (origin.isEmpty()) {
            return Judgement.fail(
                    "fired at %s, although nothing had started its clock".formatted(Words.when(firings.get(0))),
                    firings.get(0).sequence());
        }
        return measure(origin.getAsLong(), firings, Tolerance.of(evidence));
    }

    private Judgement measure(long origin, List<TriggerFired> firings, Tolerance tolerance) {
        TriggerFired first = firings.get(0);
        Measurement exact = Measurements.delay(origin, first.time(), wanted.notBefore(), wanted.notAfter());
        if (tolerance.blurs(exact).isPresent()) {
            return tolerance.blurs(exact).get();
        }
        Measurement delay = tolerance.widened(exact);
        String found = "fired %s after %s, at %s"
                .formatted(Times.length(delay.observed()), Onset.words(wanted), Words.when(first));
        if (delay.margin() < 0 || delay.observed() < -tolerance.nanos()) {
            return Judgement.fail(found, first.sequence()).measuring(delay);
        }
        if (firings.size() != wanted.times()) {
            TriggerFired last = firings.get(Math.min(wanted.times(), firings.size() - 1));
            String times = "fired %s, the last at %s"
                    .formatted(Words.count(firings.size(), "time"), Words.when(firings.get(firings.size() - 1)));
            return Judgement.fail(times, last.sequence()).measuring(delay);
        }
        return Judgement.pass(found, first.sequence()).measuring(delay);
    }
}
