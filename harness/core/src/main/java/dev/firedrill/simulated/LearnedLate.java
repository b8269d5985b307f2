package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Controls.Control;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Remember of events when they happened, where that was before they were learned, and give each its place in the log. */
final class LearnedLate {

    private final Map<Long, Long> times = new HashMap<>();

    void at(long sequence, long time) {
        times.put(sequence, time);
    }

    private record Placed(Event event, long time) {}

    /** Give the same events in the order of their times; what happened at one instant stays in the order of its telling. */
    EventLog settle(EventLog log) {
        for (Event.FlagWritten write : log.all(Event.FlagWritten.class)) {
            done(write, log).ifPresent(time -> at(write.sequence(), time));
        }
        List<Placed> placed = new ArrayList<>();
        log.events().forEach(event -> placed.add(new Placed(event, time(event))));
        placed.sort(Comparator.comparingLong(Placed::time));
        Map<Long, Long> places = new HashMap<>();
        for (Placed one : placed) {
            places.put(one.event().sequence(), places.size() + 1L);
        }
        List<Event> settled = new ArrayList<>();
        for (Placed one : placed) {
            settled.add(one.event().at(stamp(one, settled.size() + 1L, places)));
        }
        return EventLog.of(settled);
    }

    // Problem:  a write to a service outside of the world takes its time, and when in between it was done nobody tells.
    // Decision: it was done when the service first goes by it, at the latest when it was acknowledged. Bounds count
    // from there.
    private OptionalLong done(Event.FlagWritten write, EventLog log) {
        long cause = write.stamp().cause();
        if (cause < 1 || !(log.at(cause) instanceof Event.ActionStarted started)) {
            return OptionalLong.empty();
        }
        OptionalLong acknowledged = log.all(Event.ActionEnded.class).stream()
                .filter(it -> it.action().equals(started.action()) && it.sequence() > cause)
                .mapToLong(this::time)
                .findFirst();
        OptionalLong seen = log.all(Event.ConfigObserved.class).stream()
                .filter(it -> it.control().equals(write.control()))
                .filter(it -> Control.normal(it.value()).equals(Control.normal(write.value())))
                .mapToLong(it -> time(it) - 1)
                .filter(time -> time >= write.time())
                .min();
        return acknowledged.isPresent() && seen.isPresent()
                ? OptionalLong.of(Math.min(acknowledged.getAsLong(), seen.getAsLong()))
                : acknowledged;
    }

    private long time(Event event) {
        return times.getOrDefault(event.sequence(), event.time());
    }

    /** An effect that now stands before its cause has none. */
    private static Stamp stamp(Placed one, long place, Map<Long, Long> places) {
        Stamp stamp = one.event().stamp();
        long cause = places.getOrDefault(stamp.cause(), 0L);
        return new Stamp(one.time(), place, stamp.instance(), cause < place ? cause : 0);
    }
}
