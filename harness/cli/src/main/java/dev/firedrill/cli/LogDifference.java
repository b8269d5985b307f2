package dev.firedrill.cli;

import dev.firedrill.drill.Divergence;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.JsonLines;
import dev.firedrill.reports.KeyEvents;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Holds where two logs part, and what is different after that. Two heads that differ, as those of two seeds do, are told
 * of apart: what follows may be the same all the same.
 */
final class LogDifference {

    private final EventLog left;
    private final EventLog right;
    private final boolean headsDiffer;
    private final Optional<Integer> parting;

    LogDifference(EventLog left, EventLog right) {
        this.left = left;
        this.right = right;
        this.headsDiffer = bothBegin() && !line(left.at(1)).equals(line(right.at(1)));
        int skipped = headsDiffer ? 1 : 0;
        this.parting = Divergence.parting(
                        left.events().stream()
                                .skip(skipped)
                                .map(LogDifference::line)
                                .iterator(),
                        right.events().stream()
                                .skip(skipped)
                                .map(LogDifference::line)
                                .iterator())
                .map(it -> it.number() + skipped);
    }

    private boolean bothBegin() {
        return left.size() > 0
                && right.size() > 0
                && left.at(1).kind() == EventKind.RUN_STARTED
                && right.at(1).kind() == EventKind.RUN_STARTED;
    }

    private static String line(Event event) {
        return JsonLines.line(event);
    }

    boolean same() {
        return !headsDiffer && parting.isEmpty();
    }

    boolean headsDiffer() {
        return headsDiffer;
    }

    /** Give the place of the first event that differs, the head left out. */
    Optional<Integer> parting() {
        return parting;
    }

    /** Give the event of one side at which they part; empty where that side has ended. */
    Optional<Event> at(EventLog side) {
        return parting.filter(it -> it <= side.size()).map(side::at);
    }

    /** Count the events that both have before they part, the head left out where it differs. */
    int common() {
        return parting.orElse(left.size() + 1) - 1 - (headsDiffer ? 1 : 0);
    }

    /** Give the last event that both have; empty where there is none. */
    Optional<Event> lastCommon() {
        return common() > 0 ? Optional.of(left.at(parting.orElse(left.size() + 1) - 1L)) : Optional.empty();
    }

    /** Hold how often something is on each side. */
    record Counts(int left, int right) {}

    /** Count the kinds of event that are not as frequent after the parting on one side as on the other. */
    Map<EventKind, Counts> counts() {
        Map<EventKind, Counts> counts = new EnumMap<>(EventKind.class);
        after(left).forEach(it -> counts.merge(it.kind(), new Counts(1, 0), LogDifference::sum));
        after(right).forEach(it -> counts.merge(it.kind(), new Counts(0, 1), LogDifference::sum));
        counts.values().removeIf(it -> it.left() == it.right());
        return counts;
    }

    private static Counts sum(Counts one, Counts other) {
        return new Counts(one.left() + other.left(), one.right() + other.right());
    }

    private List<Event> after(EventLog side) {
        int from = Math.min(parting.orElse(side.size() + 1) - 1, side.size());
        return side.events().subList(from, side.size());
    }

    /** List the key events after the parting that one side has and the other has not, at that time. */
    List<Event> only(EventLog side) {
        Map<String, Integer> there = new HashMap<>();
        keyEvents(side == left ? right : left).forEach(it -> there.merge(spelled(it), 1, Integer::sum));
        List<Event> only = new ArrayList<>();
        for (Event event : keyEvents(side)) {
            if (there.merge(spelled(event), -1, Integer::sum) < 0) {
                only.add(event);
            }
        }
        return only;
    }

    private List<Event> keyEvents(EventLog side) {
        return KeyEvents.of(after(side), List.of()).stream()
                .filter(it -> it.kind() != EventKind.AUDIT_ENTRY) // it repeats in its own words what stands beside it
                .toList();
    }

    private static String spelled(Event event) {
        return event.time() + " " + event.kind() + " " + FieldText.all(event);
    }

    /** Hold what became of one request on each side. */
    record Pair(String left, String right) {}

    /** List the requests that took another route, by their number. */
    SortedMap<Long, Pair> routes() {
        return different((log, into) -> log.all(Event.RouteDecided.class)
                .forEach(it -> into.put(it.request(), it.route() + (it.reason().isEmpty() ? "" : " " + it.reason()))));
    }

    /** List the requests that got another answer, by their number. */
    SortedMap<Long, Pair> answers() {
        return different((log, into) -> {
            log.all(Event.RequestAnswered.class)
                    .forEach(it -> into.put(it.request(), it.status() + " '" + it.answer() + "'"));
            log.all(Event.RequestFailed.class).forEach(it -> into.put(it.request(), "failed " + it.reason()));
        });
    }

    /** Compare what both sides say of the same request; one that says nothing of it is counted elsewhere. */
    private SortedMap<Long, Pair> different(BiConsumer<EventLog, Map<Long, String>> outcomes) {
        Map<Long, String> here = new HashMap<>();
        outcomes.accept(left, here);
        Map<Long, String> there = new HashMap<>();
        outcomes.accept(right, there);
        SortedMap<Long, Pair> different = new TreeMap<>();
        here.forEach((request, outcome) -> {
            String other = there.getOrDefault(request, outcome);
            if (!other.equals(outcome)) {
                different.put(request, new Pair(outcome, other));
            }
        });
        return different;
    }
}
