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

    boolean holds(Event event) {
        return from.precedes(event) && !until.precedes(event) && !until.is(event);
    }
}
