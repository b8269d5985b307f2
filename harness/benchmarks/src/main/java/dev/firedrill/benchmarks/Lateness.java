package dev.firedrill.benchmarks;

import dev.firedrill.benchmarks.ChangingService.Place;
import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.live.observe.Observers;
import dev.firedrill.live.observe.Seen;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Observation;
import dev.firedrill.model.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Measure how much later than it happened a change is recorded, for each kind of place where a service can show one. A
 * change shows the instant at which it began, by a clock that all processes of a Linux machine share; so a figure holds the
 * change itself, its way to the harness, and the wait for the next look. Changes come at random instants, all places at the
 * same time. Too late is what comes more than 5 ms after the next look was due.
 */
public final class Lateness {

    private static final int CHANGES = 500;
    /** So many changes of each place go by until all that reads them is loaded and compiled. */
    private static final int FIRST = 30;

    private static final int ALLOWED_MILLIS = 5;
    private static final double NANOS_OF_MILLI = 1e6;
    private static final Position NOWHERE = new Position("benchmark.system.json", 1, 1);

    private Lateness() {}

    /** Print a line for each kind of place; the first argument is how often each changes, 500 where there is none. */
    public static void main(String[] arguments) throws Exception {
        int changes = arguments.length == 0 ? CHANGES : Integer.parseInt(arguments[0]);
        long t0 = System.nanoTime();
        Recorded recorded = new Recorded(t0);
        try (ChangingService service = new ChangingService(FIRST + changes);
                ServedChanges served = new ServedChanges();
                Observers observers = observers(system(service.url(), service.places()), recorded, t0);
                Observers followers =
                        observers(system(served.url(), List.of(served.place(FIRST + changes))), recorded, t0)) {
            List<Place> places = new ArrayList<>(service.places());
            places.add(served.place(FIRST + changes));
            observers.begin();
            followers.begin();
            changeAll(places, observers);
            observers.catchUp();
            followers.catchUp();
            recorded.print(places, changes);
        }
    }

    private static Observers observers(LiveSystem system, Seen seen, long t0) {
        return new Observers(system, new Filling(Map.of()), () -> System.nanoTime() - t0, 1, seen);
    }

    private static LiveSystem system(String url, List<Place> places) {
        return new LiveSystem(
                NOWHERE,
                List.of(),
                List.of(),
                url,
                ChangingService.EXCHANGE,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                places.stream()
                        .map(place -> new Observation(NOWHERE, place.source(), List.of(place.reading())))
                        .toList(),
                1,
                LiveSystem.TOLERANCE);
    }

    private static void changeAll(List<Place> places, Observers observers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(places.size());
        try {
            List<Future<?>> all = new ArrayList<>();
            for (Place place : places) {
                all.add(threads.submit(() -> {
                    place.changes().make(observers);
                    return place;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Keeps by how many nanoseconds each change was recorded late. */
    private static final class Recorded implements Seen {

        private final long t0;
        private final Map<String, Queue<Long>> lateness = new ConcurrentHashMap<>();

        Recorded(long t0) {
            this.t0 = t0;
        }

        /** What is there at t0 changed at no instant of the run. */
        @Override
        public void event(long time, String instance, Function<Stamp, Event> event) {
            if (time == 0) {
                return;
            }
            Event.ConfigObserved seen = (Event.ConfigObserved) event.apply(new Stamp(time, 1, instance, 0));
            lateness.computeIfAbsent(seen.control(), place -> new ConcurrentLinkedQueue<>())
                    .add(time - (Long.parseLong(seen.value()) - t0));
        }

        @Override
        public void unreadable(String what) {
            System.out.println(what);
        }

        void print(List<Place> places, int changes) {
            System.out.printf(
                    "%-8s %8s %8s %8s %10s %10s %10s %10s %10s%n",
                    "place", "look", "made", "recorded", "min", "median", "p99", "max", "too late");
            places.forEach(place -> print(place, changes));
        }

        private void print(Place place, int changes) {
            long[] all = lateness.getOrDefault(place.name(), new ConcurrentLinkedQueue<>()).stream()
                    .skip(FIRST)
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            long every = place.look().toMillis();
            long tooLate = Arrays.stream(all)
                    .filter(late -> late > (every + ALLOWED_MILLIS) * NANOS_OF_MILLI)
                    .count();
            System.out.printf(
                    "%-8s %5d ms %8d %8d %7.2f ms %7.2f ms %7.2f ms %7.2f ms %10d%n",
                    place.name(),
                    every,
                    changes,
                    all.length,
                    at(all, 0),
                    at(all, 0.5),
                    at(all, 0.99),
                    at(all, 1),
                    tooLate);
        }

        private static double at(long[] sorted, double share) {
            return sorted.length == 0
                    ? Double.NaN
                    : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / NANOS_OF_MILLI;
        }
    }
}
