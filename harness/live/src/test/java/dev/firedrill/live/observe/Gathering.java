package dev.firedrill.live.observe;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Gather what was seen. */
final class Gathering implements Seen {

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final List<String> unreadable = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void event(long time, String instance, Function<Stamp, Event> event) {
        events.add(event.apply(new Stamp(time, 1, instance, 0)));
    }

    @Override
    public void unreadable(String what) {
        unreadable.add(what);
    }

    List<Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    List<String> unreadable() {
        synchronized (unreadable) {
            return List.copyOf(unreadable);
        }
    }

    List<String> states() {
        return events().stream()
                .filter(Event.StateEntered.class::isInstance)
                .map(it -> ((Event.StateEntered) it).state())
                .toList();
    }

    List<Long> times() {
        return events().stream().map(Event::time).toList();
    }
}
