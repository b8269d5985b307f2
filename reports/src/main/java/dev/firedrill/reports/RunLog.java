package dev.firedrill.reports;

import dev.firedrill.events.Event;
import java.util.List;
import java.util.Optional;

/** Hold the events of the run that a timeline shows. */
record RunLog(List<Event> events) {

    /** Give all events of one kind in order. */
    <E extends Event> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Find an event by its place in the log. */
    Optional<Event> at(long sequence) {
        return events.stream().filter(event -> event.sequence() == sequence).findFirst();
    }

    /** Give the time of the last event, at least a millisecond. */
    long end() {
        return events.stream().mapToLong(Event::time).reduce(1_000_000, Math::max);
    }
}
