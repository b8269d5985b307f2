package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.Sequence;
import dev.firedrill.model.Pattern;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judge that things happen one after the other: each for the first time after the first time of the one before. What
 * happens at one instant has the order of the log.
 */
final class SequenceCheck extends DeclaredCheck {

    private final Sequence wanted;

    SequenceCheck(Sequence wanted) {
        super(
                wanted,
                wanted.order().stream().map(Happenings::words).collect(Collectors.joining(", then "))
                        + Words.between(wanted.after(), Duration.ZERO, wanted.until()));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (Pattern pattern : wanted.order()) {
            if (!Happenings.shown(pattern, evidence.log())) {
                return Judgement.notObserved(
                        "the system showed no " + pattern.subject().word());
            }
        }
        Optional<Span> span = Span.between(wanted.after(), wanted.until(), evidence);
        return span.isEmpty()
                ? Judgement.notExercised(Words.neverReached(wanted.after().orElseThrow()))
                : follow(span.get(), evidence.log());
    }

    private Judgement follow(Span span, EventLog log) {
        Event before = null;
        Pattern previous = null;
        for (Pattern pattern : wanted.order()) {
            Optional<Event> first =
                    Happenings.of(pattern, log).stream().filter(span::holds).findFirst();
            if (first.isEmpty()) {
                long place = before == null ? span.from().sequence() : before.sequence();
                return Judgement.fail("it never happened that " + Happenings.words(pattern), place);
            }
            if (before != null && previous != null && first.get().sequence() <= before.sequence()) {
                return early(pattern, first.get(), previous, before);
            }
            before = first.get();
            previous = pattern;
        }
        return Judgement.pass(
                "all %d happened in this order".formatted(wanted.order().size()),
                before == null ? 0 : before.sequence());
    }

    private static Judgement early(Pattern pattern, Event first, Pattern previous, Event before) {
        return Judgement.fail(
                "%s at %s, before %s at %s"
                        .formatted(
                                Happenings.words(pattern),
                                Words.when(first),
                                Happenings.words(previous),
                                Words.when(before)),
                first.sequence());
    }
}
