package dev.firedrill.falsify;

import dev.firedrill.events.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Choose where to try an edit: few places, far from each other. */
final class Spots {

    private Spots() {}

    /** Choose the event at the finding's place, then the last, the first, one in the middle and two between. */
    static <E extends Event> List<E> of(List<E> events, long place) {
        return Stream.concat(at(events, place).stream(), spread(events).stream())
                .distinct()
                .toList();
    }

    static <E extends Event> List<E> spread(List<E> events) {
        int last = events.size() - 1;
        return IntStream.of(last, 0, last / 2, last / 4, last / 4 * 3)
                .filter(index -> index >= 0 && index <= last)
                .distinct()
                .mapToObj(events::get)
                .toList();
    }

    private static <E extends Event> Optional<E> at(List<E> events, long place) {
        return events.stream().filter(it -> it.sequence() == place).findFirst();
    }
}
