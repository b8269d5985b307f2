package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.model.Mark;
import java.util.Optional;

/** Hold the part of a run after one moment and before another; neither moment's own event is part of it. */
record Span(Moment from, Moment until) {

    /** All of the run. */
    static final Span WHOLE = new Span(Moment.START, Moment.END);

    /** Give the part between two marks; empty when the first is never reached. The second then ends with the run. */
    static Optional<Span> between(Optional<Mark> after, Optional<Mark> until, Evidence evidence) {
        Moment end = until.flatMap(mark -> Marks.find(mark, evidence)).orElse(Moment.END);
        return Marks.findOrStart(after, evidence).map(start -> new Span(start, end));
    }

    /**
     * Give the part between two marks in which everything must be as it must be. What is seen of a run for real may be late:
     * what happens within its tolerance after the first mark and before the second is not judged.
     */
    static Optional<Span> inside(Optional<Mark> after, Optional<Mark> until, Evidence evidence) {
        long tolerance = Tolerance.of(evidence).nanos();
        return between(after, until, evidence).map(span -> tolerance == 0 ? span : span.narrowed(tolerance));
    }

    private Span narrowed(long tolerance) {
        Moment begin = from.equals(Moment.START) ? from : new Moment(from.time() + tolerance, 0);
        Moment end = until.equals(Moment.END) ? until : new Moment(until.time() - tolerance, 0);
        return new Span(begin, end);
    }

    boolean holds(Event event) {
        return from.precedes(event) && !until.precedes(event) && !until.is(event);
    }
}
