package dev.firedrill.falsify;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Say for some places of a log what stands there instead, in order; place 0 is before the first event. Where the number of
 * events changes, sequences and causes are numbered anew: what lost its cause has the cause of that, and nothing is led to
 * by what comes after it.
 */
final class Patch {

    private final TreeMap<Long, List<Event>> instead;

    private Patch(Map<Long, List<Event>> instead) {
        this.instead = new TreeMap<>(instead);
    }

    static Patch at(long sequence, List<Event> events) {
        return new Patch(Map.of(sequence, events));
    }

    static Patch without(List<? extends Event> events) {
        TreeMap<Long, List<Event>> instead = new TreeMap<>();
        events.forEach(event -> instead.put(event.sequence(), List.of()));
        return new Patch(instead);
    }

    /** Take an event away from its place and put it behind another one. */
    static Patch moved(Event event, Event moved, long behind, EventLog log) {
        if (behind == event.sequence()) {
            return at(behind, List.of(moved));
        }
        Patch patch = behind(behind, List.of(moved), log);
        patch.instead.put(event.sequence(), List.of());
        return patch;
    }

    /** Put events behind a place. */
    static Patch behind(long behind, List<Event> events, EventLog log) {
        List<Event> there = new ArrayList<>();
        if (behind > 0) {
            there.add(log.at(behind));
        }
        there.addAll(events);
        return at(behind, there);
    }

    /** Do another one as well, at other places. */
    Patch and(Patch other) {
        Patch both = new Patch(instead);
        both.instead.putAll(other.instead);
        return both;
    }

    EventLog applied(EventLog log) {
        boolean sameNumber = instead.entrySet().stream()
                .allMatch(it -> it.getKey() > 0 && it.getValue().size() == 1);
        return EventLog.of(sameNumber ? replaced(log) : renumbered(log));
    }

    private List<Event> replaced(EventLog log) {
        List<Event> events = new ArrayList<>(log.events());
        instead.forEach((sequence, others) -> {
            Stamp stamp = others.get(0).stamp();
            Stamp there = new Stamp(stamp.time(), sequence, stamp.instance(), stamp.cause());
            events.set(Math.toIntExact(sequence - 1), others.get(0).at(there));
        });
        return events;
    }

    private List<Event> renumbered(EventLog log) {
        List<Event> old = log.events();
        int same = (int) Math.max(0, instead.firstKey() - 1);
        List<Event> events = new ArrayList<>(old.size() + instead.size());
        events.addAll(old.subList(0, same));
        events.addAll(instead.getOrDefault(0L, List.of()));
        int from = same;
        for (Map.Entry<Long, List<Event>> place : fromFirst().entrySet()) {
            int index = Math.toIntExact(place.getKey() - 1);
            events.addAll(old.subList(from, index));
            events.addAll(place.getValue());
            from = index + 1;
        }
        events.addAll(old.subList(from, old.size()));
        number(events, same, log);
        return events;
    }

    private SortedMap<Long, List<Event>> fromFirst() {
        return instead.tailMap(1L);
    }

    private static void number(List<Event> events, int same, EventLog log) {
        int[] places = new int[log.size() + 1];
        for (int i = events.size() - 1; i >= 0; i--) {
            places[(int) events.get(i).sequence()] = i + 1;
        }
        for (int i = same; i < events.size(); i++) {
            Stamp stamp = events.get(i).stamp();
            long cause = cause(stamp.cause(), places, log);
            events.set(i, events.get(i).at(new Stamp(stamp.time(), i + 1L, stamp.instance(), cause > i ? 0 : cause)));
        }
    }

    private static long cause(long old, int[] places, EventLog log) {
        long cause = old;
        while (cause > 0 && cause < places.length && places[(int) cause] == 0) {
            cause = log.at(cause).stamp().cause();
        }
        return cause > 0 && cause < places.length ? places[(int) cause] : 0;
    }
}
