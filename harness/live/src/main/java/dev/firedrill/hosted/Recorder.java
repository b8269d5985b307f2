package dev.firedrill.hosted;

import dev.firedrill.events.Event;
import dev.firedrill.events.JsonLines;
import dev.firedrill.events.Stamp;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Keep the newest events of a served system and tell them as they come. Any thread may write and read. */
final class Recorder {

    /** Most events that are kept; the oldest go first. */
    static final int KEPT = 50_000;

    /** Most characters that the events kept have as JSON Lines. */
    static final long KEPT_CHARACTERS = 64L * 1024 * 1024;

    private final LongSupplier clock;
    private final String instance;
    private final Consumer<Event> listener;
    private final int most;
    private final long mostCharacters;
    private final Deque<Kept> newest = new ArrayDeque<>();
    private final Set<Follower> followers = new LinkedHashSet<>();
    private boolean closed;
    private long characters;
    private long sequence;

    private record Kept(Event event, long characters) {}

    /** Hold the events kept, oldest first, and how many that were asked for are kept no more. */
    record Newest(List<Event> events, long dropped) {}

    Recorder(LongSupplier clock, String instance, Consumer<Event> listener) {
        this(clock, instance, listener, KEPT, KEPT_CHARACTERS);
    }

    Recorder(LongSupplier clock, String instance, Consumer<Event> listener, int most, long mostCharacters) {
        this.most = most;
        this.mostCharacters = mostCharacters;
        this.clock = clock;
        this.instance = instance;
        this.listener = listener;
    }

    /** Record what the system did. */
    void record(Function<Stamp, Event> event) {
        record(instance, event);
    }

    /** Record what was done to the system from outside: by users, by operators, by its host. */
    void recordOfHarness(Function<Stamp, Event> event) {
        record(Stamp.HARNESS, event);
    }

    private synchronized void record(String who, Function<Stamp, Event> event) {
        Event made = event.apply(new Stamp(clock.getAsLong(), ++sequence, who, 0));
        Kept kept = new Kept(made, JsonLines.line(made).length());
        newest.addLast(kept);
        characters += kept.characters();
        while (newest.size() > most || characters > mostCharacters) {
            characters -= newest.removeFirst().characters();
        }
        followers.forEach(follower -> follower.take(made));
        listener.accept(made);
    }

    /** Hold what a follower begins with: what is kept by now, and the place that the log has reached. */
    record Begun(Newest newest, long now, long last) {}

    /** Tell a follower of every event from now on, and give those kept that came after a place in the log. */
    synchronized Begun follow(Follower follower, long after) {
        if (closed) {
            follower.end();
        } else {
            followers.add(follower);
        }
        return begun(after);
    }

    /** List the events kept that came after a place in the log, with the place that it has reached. */
    synchronized Begun begun(long after) {
        return new Begun(after(after), clock.getAsLong(), sequence);
    }

    synchronized void leave(Follower follower) {
        followers.remove(follower);
    }

    /** Say that nothing more comes. */
    synchronized void close() {
        closed = true;
        followers.forEach(Follower::end);
        followers.clear();
    }

    /** List the events kept that came after a place in the log. */
    synchronized Newest after(long place) {
        List<Event> events = newest.stream()
                .map(Kept::event)
                .filter(it -> it.sequence() > place)
                .toList();
        return new Newest(events, sequence - Math.min(sequence, Math.max(0, place)) - events.size());
    }
}
