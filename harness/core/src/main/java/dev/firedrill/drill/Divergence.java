package dev.firedrill.drill;

import dev.firedrill.check.Evidence;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.JsonLines;
import java.util.List;
import java.util.Optional;

/** Find where two executions of one seed part. */
final class Divergence {

    private Divergence() {}

    /** Name the first differing event of two executions, empty where all their logs are the same. */
    static Optional<String> between(String one, Evidence left, String other, Evidence right) {
        Optional<String> difference = between(one, left.log(), other, right.log());
        for (String twin : left.twins().keySet().stream().sorted().toList()) {
            if (difference.isEmpty()) {
                difference = between(one, left.log(twin), other, right.log(twin))
                        .map(it -> "in the twin %s: %s".formatted(twin, it));
            }
        }
        return difference;
    }

    private static Optional<String> between(String one, EventLog left, String other, EventLog right) {
        if (left.hash() == right.hash()) {
            return Optional.empty();
        }
        List<Event> a = left.events();
        List<Event> b = right.events();
        int same = 0;
        while (same < a.size() && same < b.size() && a.get(same).equals(b.get(same))) {
            same++;
        }
        return Optional.of("the two logs part at event %d: %s gives %s, %s gives %s"
                .formatted(same + 1, one, line(a, same), other, line(b, same)));
    }

    private static String line(List<Event> events, int index) {
        return index < events.size() ? JsonLines.line(events.get(index)) : "the end of the log";
    }
}
