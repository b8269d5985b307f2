package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Share the room of the page among the drills: a line for each; what did not pass in full; of each system the drill that
 * came nearest to a bound in full; then the checks of all others, and then their timelines, one of each system in turn.
 */
final class Allotment {

    private static final int LINES = 250_000;
    private static final int LEAST_TIMELINE = 4_000;
    private static final int MOST_MISSES = 10;

    private final EventSource events;
    private final Room room;

    private Allotment(EventSource events, Room room) {
        this.events = events;
        this.room = room;
    }

    /**
     * Decide what is shown of each drill.
     *
     * @param judged what did not pass first
     */
    static void share(List<Place> judged, List<Place> variants, EventSource events, int bytes) {
        Allotment allotment = new Allotment(events, new Room(bytes));
        List<Place> fair = inTurn(judged);
        allotment.lines(fair);
        List<Place> notPassed = judged.stream()
                .filter(place -> place.entry().status() != Status.PASS)
                .toList();
        notPassed.stream().filter(place -> allotment.room.isLeft(bytes / 4)).forEach(allotment::inFull);
        systems(judged).stream().map(places -> places.get(0)).forEach(allotment::inFull);
        allotment.checks(fair);
        allotment.checks(inTurn(variants));
        allotment.timelines(fair);
        allotment.timelines(inTurn(variants));
    }

    /** Spare bytes. */
    private static final class Room {
        private int left;

        Room(int left) {
            this.left = left;
        }

        boolean isLeft(int bytes) {
            return left >= bytes;
        }

        boolean take(int bytes) {
            boolean fits = bytes <= left;
            left -= fits ? bytes : 0;
            return fits;
        }
    }

    private void lines(List<Place> places) {
        Room lines = new Room(LINES);
        for (Place place : places) {
            int bytes = place.lineBytes();
            if (lines.take(bytes) && room.take(bytes)) {
                place.list();
            }
        }
    }

    private void inFull(Place place) {
        if (checks(place)) {
            timeline(place);
        }
    }

    private boolean checks(Place place) {
        if (place.hasChecks() || room.take(place.cardBytes())) {
            place.showChecks();
        }
        return place.hasChecks();
    }

    private void timeline(Place place) {
        if (!place.hasTimeline() && room.isLeft(LEAST_TIMELINE)) {
            Markup drawn = place.card().timeline(events.events(place.entry()));
            if (room.take(drawn.bytes())) {
                place.showTimeline(drawn);
            }
        }
    }

    private void checks(List<Place> places) {
        int misses = 0;
        for (int i = 0; i < places.size() && misses < MOST_MISSES; i++) {
            misses += checks(places.get(i)) ? 0 : 1;
        }
    }

    private void timelines(List<Place> places) {
        int misses = 0;
        for (int i = 0; i < places.size() && misses < MOST_MISSES && room.isLeft(LEAST_TIMELINE); i++) {
            if (places.get(i).hasChecks()) {
                timeline(places.get(i));
                misses += places.get(i).hasTimeline() ? 0 : 1;
            }
        }
    }

    /** Order by turns: the first of each system, then the second of each, and so on. */
    static List<Place> inTurn(List<Place> places) {
        List<List<Place>> systems = systems(places);
        int longest = systems.stream().mapToInt(List::size).max().orElse(0);
        List<Place> order = new ArrayList<>();
        for (int turn = 0; turn < longest; turn++) {
            for (List<Place> system : systems) {
                if (turn < system.size()) {
                    order.add(system.get(turn));
                }
            }
        }
        return order;
    }

    /** Group by system and way of running: what did not pass first, then what came nearest to a bound. */
    static List<List<Place>> systems(List<Place> places) {
        Map<String, List<Place>> systems = new TreeMap<>();
        places.forEach(place -> systems.computeIfAbsent(key(place.entry()), key -> new ArrayList<>())
                .add(place));
        return systems.values().stream()
                .map(system -> system.stream()
                        .sorted(Comparator.comparing(
                                        (Place place) -> place.entry().status())
                                .reversed()
                                .thenComparingDouble(Place::share))
                        .toList())
                .toList();
    }

    private static String key(Entry entry) {
        return Drills.system(entry) + " " + entry.mode();
    }
}
