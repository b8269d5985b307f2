package dev.firedrill.drill;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Hold a log that was recorded elsewhere.
 *
 * @param kinds kinds of event that would stand in the log if they happened
 * @param tolerance nanoseconds by which what it tells may be late or early
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ImportedLog(EventLog log, Set<EventKind> kinds, long tolerance) {

    public ImportedLog {
        kinds = Set.copyOf(kinds);
    }

    /** Hold events that tell all there is, as those of a run in virtual time. */
    public static ImportedLog of(List<Event> events) {
        return of(events, EnumSet.allOf(EventKind.class), 0);
    }

    /** Hold events, each with its place where they have gaps or are in no order. */
    public static ImportedLog of(List<Event> events, Set<EventKind> kinds, long tolerance) {
        return new ImportedLog(EventLog.of(ordered(events)), kinds, tolerance);
    }

    /** Give how the run began, where the log says so. */
    public Optional<Event.RunStarted> started() {
        return log.all(Event.RunStarted.class).stream().findFirst();
    }

    /** Tell whether the log goes to the end of its run. */
    public boolean isWhole() {
        return !log.all(Event.RunEnded.class).isEmpty();
    }

    /** Give the time of the last event. */
    public long end() {
        return log.size() == 0 ? 0 : log.at(log.lastSequence()).time();
    }

    /** In virtual time a call that is of no request is known to be of none. */
    boolean isAttributed() {
        return tolerance == 0 || log.all(Event.ProviderCalled.class).stream().allMatch(call -> call.request() > 0);
    }

    private static List<Event> ordered(List<Event> events) {
        if (isDense(events)) {
            return events;
        }
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Event::time));
        Map<Long, Long> places = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            places.merge(sorted.get(i).sequence(), i + 1L, (one, other) -> 0L);
        }
        List<Event> placed = new ArrayList<>();
        for (Event event : sorted) {
            placed.add(event.at(stamp(event.stamp(), placed.size() + 1L, places)));
        }
        return placed;
    }

    private static boolean isDense(List<Event> events) {
        long time = 0;
        for (int i = 0; i < events.size(); i++) {
            Stamp stamp = events.get(i).stamp();
            boolean isNext = stamp.sequence() == i + 1L && stamp.time() >= time;
            if (!isNext || stamp.cause() < 0 || stamp.cause() > i) {
                return false;
            }
            time = stamp.time();
        }
        return true;
    }

    /** A cause is found by its old place; where two events claim it, or the effect stands before it, there is none. */
    private static Stamp stamp(Stamp stamp, long place, Map<Long, Long> places) {
        long cause = places.getOrDefault(stamp.cause(), 0L);
        return new Stamp(stamp.time(), place, stamp.instance(), cause < place ? cause : 0);
    }
}
