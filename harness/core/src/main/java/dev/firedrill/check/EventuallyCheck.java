package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.model.Expectation.Eventually;
import java.util.Optional;

/**
 * Judge that something happens in time. What happens at the very time of the mark counts, wherever it stands in the log:
 * in which order a system reports the consequences of one decision is its own affair.
 */
final class EventuallyCheck extends DeclaredCheck {

    private final Eventually wanted;

    EventuallyCheck(Eventually wanted) {
        super(
                wanted,
                Happenings.words(wanted.pattern())
                        + wanted.within()
                                .map(it -> " within " + Times.length(it.toNanos()))
                                .orElse("")
                        + wanted.after()
                                .map(mark -> " after " + Words.reached(mark))
                                .orElse(""));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        EventLog log = evidence.log();
        if (!Happenings.shown(wanted.pattern(), log)) {
            return Judgement.notObserved(
                    "the system showed no " + wanted.pattern().subject().word());
        }
        Optional<Moment> start = Marks.findOrStart(wanted.after(), evidence);
        if (start.isEmpty()) {
            return Judgement.notExercised(Words.neverReached(wanted.after().orElseThrow()));
        }
        Moment from = start.get();
        Optional<Event> first = Happenings.of(wanted.pattern(), log).stream()
                .filter(it -> it.time() + Tolerance.of(evidence).nanos() >= from.time() && !from.is(it))
                .findFirst();
        if (first.isEmpty()) {
            return Judgement.fail("it never happened", from.sequence());
        }
        return measure(wanted.after().isPresent() ? from.time() : 0, first.get(), Tolerance.of(evidence));
    }

    private Judgement measure(long origin, Event happened, Tolerance tolerance) {
        Measurement exact = Measurements.delay(origin, happened.time(), Optional.empty(), wanted.within());
        if (tolerance.blurs(exact).isPresent()) {
            return tolerance.blurs(exact).get();
        }
        Measurement delay = tolerance.widened(exact);
        String found = "it happened at %s, after %s".formatted(Words.when(happened), Times.length(delay.observed()));
        Judgement judgement = delay.margin() < 0
                ? Judgement.fail(found, happened.sequence())
                : Judgement.pass(found, happened.sequence());
        return judgement.measuring(delay);
    }
}
