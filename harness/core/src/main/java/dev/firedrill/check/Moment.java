package dev.firedrill.check;

import dev.firedrill.events.Event;
import java.time.Duration;

/**
 * Place an instant in a log: by the event that made it, or by its time alone.
 *
 * <p>At one instant things happen in an order, arrivals last. So what happens at the very time of a moment is before or
 * after it by its place in the log. A moment that no event made is the end of an allowance, and allowances are
 * inclusive: what happens at that very time is not yet after it.
 *
 * @param time nanoseconds since t0
 * @param sequence place of the event, 0 for none
 */
record Moment(long time, long sequence) {

    /** Before everything. */
    static final Moment START = new Moment(Long.MIN_VALUE, 0);

    /** After everything. */
    static final Moment END = new Moment(Long.MAX_VALUE, 0);

    static Moment of(Event event) {
        return new Moment(event.time(), event.sequence());
    }

    /** Move to the end of an allowance; that of the start counts from t0. */
    Moment plus(Duration allowance) {
        long origin = time == START.time ? 0 : time;
        return allowance.isZero() ? this : new Moment(origin + allowance.toNanos(), 0);
    }

    boolean precedes(Event event) {
        return sequence > 0 ? event.sequence() > sequence : event.time() > time;
    }

    boolean is(Event event) {
        return event.sequence() == sequence;
    }
}
