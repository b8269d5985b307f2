package dev.firedrill.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Hold what happened in one run, in order, with a hash over all of it. A world appends; when the run is over it is only
 * read. A log that is made {@linkplain #of of a list} is sorted by kind and hashed only when somebody asks.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EventLog {

    private static final Map<Class<? extends Event>, EventKind> KINDS = Arrays.stream(EventKind.values())
            .collect(Collectors.toUnmodifiableMap(EventKind::type, Function.identity()));

    private final List<Event> events = new ArrayList<>();
    private final Map<EventKind, List<Event>> byKind = new EnumMap<>(EventKind.class);
    private final EventHasher hasher = new EventHasher();
    private final long limit;
    private boolean filed = true;
    private int hashed;

    /** Open a log that takes at most this many events. */
    public EventLog(long limit) {
        this.limit = limit;
    }

    /**
     * Make a log of these events, each of which has its place in the list as its sequence; nothing can be appended to it.
     * Until it was read once it belongs to one thread.
     */
    public static EventLog of(List<? extends Event> events) {
        EventLog log = new EventLog(events.size());
        log.events.addAll(events);
        log.filed = false;
        return log;
    }

    /**
     * Append an event; its sequence is {@link #nextSequence()}.
     *
     * @throws EventLimitException if the log is full
     */
    public <E extends Event> E append(E event) {
        if (events.size() >= limit) {
            throw new EventLimitException(limit, event);
        }
        events.add(event);
        file(event);
        hash();
        return event;
    }

    private void file(Event event) {
        byKind.computeIfAbsent(event.kind(), kind -> new ArrayList<>()).add(event);
    }

    /** Find the events of a kind; few kinds of a made log are ever asked for. */
    private List<Event> found(EventKind wanted) {
        return filed
                ? byKind.getOrDefault(wanted, List.of())
                : byKind.computeIfAbsent(
                        wanted,
                        kind -> events.stream()
                                .filter(event -> event.kind() == kind)
                                .toList());
    }

    /** Give the sequence the next event gets. */
    public long nextSequence() {
        return events.size() + 1L;
    }

    /** Give the sequence of the newest event, 0 for none. */
    public long lastSequence() {
        return events.size();
    }

    /** Give all events in order. */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** Give all events of one kind in order. */
    @SuppressWarnings("unchecked") // append() files every event under the kind of its own class
    public <E extends Event> List<E> all(Class<E> type) {
        EventKind kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("expected the record of an event kind, found '%s'".formatted(type));
        }
        return (List<E>) Collections.unmodifiableList(found(kind));
    }

    /** Give the event at a place, from 1. */
    public Event at(long sequence) {
        return events.get(Math.toIntExact(sequence - 1));
    }

    /** Give the hash over all events so far: kinds, fields, times and causes, in order. */
    public long hash() {
        for (; hashed < events.size(); hashed++) {
            hasher.add(events.get(hashed));
        }
        return hasher.value();
    }

    /** Give the number of events. */
    public int size() {
        return events.size();
    }
}
