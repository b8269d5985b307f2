package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.model.Expectation.Never;
import java.util.Optional;

/** Judge that something does not happen between two marks. */
final class NeverCheck extends DeclaredCheck {

    private final Never wanted;

    NeverCheck(Never wanted) {
        super(
                wanted,
                "never that " + Happenings.words(wanted.pattern())
                        + wanted.after()
                                .map(mark -> " after " + Words.reached(mark))
                                .orElse("")
                        + wanted.until()
                                .map(mark -> " until " + Words.reached(mark))
                                .orElse(""));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        if (!Happenings.shown(wanted.pattern(), evidence.log())) {
            return Judgement.notObserved(
                    "the system showed no " + wanted.pattern().subject().word());
        }
        Optional<Span> span = Span.inside(wanted.after(), wanted.until(), evidence);
        if (span.isEmpty()) {
            return Judgement.notExercised(Words.neverReached(wanted.after().orElseThrow()));
        }
        Optional<Event> first = Happenings.of(wanted.pattern(), evidence.log()).stream()
                .filter(span.get()::holds)
                .findFirst();
        return first.isPresent()
                ? Judgement.fail(
                        Happenings.words(wanted.pattern()) + " at " + Words.when(first.get()),
                        first.get().sequence())
                : Tolerance.of(evidence).blurs(span.get()).orElseGet(() -> Judgement.pass("it never happened", 0));
    }
}
