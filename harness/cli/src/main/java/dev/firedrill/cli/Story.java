package dev.firedrill.cli;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.reports.KeyEvents;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells a log in order of time, each event indented under its cause. Told are the key events, what led to them, and what
 * a finding that did not pass points at; the rest is counted.
 */
final class Story {

    private static final int ANCESTORS_TOLD = 4;
    private static final int DEEPEST_INDENT = 8;
    private static final int MOST_POINTED = 60;

    private final Terminal terminal;
    private final EventLog log;
    private final Set<Long> pointed;
    private final List<Entry.Threshold> thresholds;
    private final Map<Long, Integer> depths = new HashMap<>();

    /** Tell a log; {@code pointed} are the places in it at which what did not pass points. */
    Story(Terminal terminal, EventLog log, Set<Long> pointed, List<Entry.Threshold> thresholds) {
        this.terminal = terminal;
        this.log = log;
        this.pointed = pointed;
        this.thresholds = thresholds;
    }

    List<String> lines() {
        SortedSet<Long> told = told();
        List<String> lines = new ArrayList<>();
        long last = 0;
        for (long sequence : told) {
            lines.addAll(folded(last + 1, sequence - 1));
            lines.add(line(log.at(sequence), last));
            last = sequence;
        }
        lines.addAll(folded(last + 1, log.lastSequence()));
        return lines;
    }

    private SortedSet<Long> told() {
        SortedSet<Long> told = new TreeSet<>();
        KeyEvents.of(log.events(), thresholds).forEach(event -> addWithAncestors(event.sequence(), told));
        pointed.forEach(place -> addAround(place, told));
        return told;
    }

    private void addWithAncestors(long sequence, SortedSet<Long> told) {
        long next = sequence;
        for (int i = 0; i <= ANCESTORS_TOLD && next > 0; i++) {
            told.add(next);
            next = log.at(next).stamp().cause();
        }
    }

    /** Tell everything that the same first cause led to, such as the whole of one request. */
    private void addAround(long place, SortedSet<Long> told) {
        addWithAncestors(place, told);
        long root = requestOrSelf(place);
        TreeSet<Long> family = new TreeSet<>(List.of(root));
        for (long next = root + 1; next <= log.lastSequence() && family.size() < MOST_POINTED; next++) {
            if (family.contains(log.at(next).stamp().cause())) {
                family.add(next);
            }
        }
        told.addAll(family);
    }

    private long requestOrSelf(long place) {
        for (long next = place; next > 0; next = log.at(next).stamp().cause()) {
            if (log.at(next).kind() == EventKind.REQUEST_ARRIVED) {
                return next;
            }
        }
        return place;
    }

    private String line(Event event, long lastTold) {
        long cause = event.stamp().cause();
        int depth = cause == 0 ? 0 : depths.getOrDefault(cause, -1) + 1;
        depths.put(event.sequence(), depth);
        String indent = "  ".repeat(Math.min(depth, DEEPEST_INDENT));
        String because = cause == 0 || cause == lastTold ? "" : terminal.faint("  ← #" + cause);
        return "%s  %s%s%s  %s%s"
                .formatted(
                        terminal.faint(EntryText.padded("#" + event.sequence(), 7)),
                        EntryText.padded(Times.sinceStart(event.time()), 12),
                        indent,
                        name(event),
                        FieldText.of(event),
                        because);
    }

    private String name(Event event) {
        return pointed.contains(event.sequence())
                ? terminal.bad("► " + event.kind().word())
                : terminal.strong(event.kind().word());
    }

    /** Count what is not told between two places. */
    private List<String> folded(long first, long last) {
        if (first > last) {
            return List.of();
        }
        Map<EventKind, Integer> counts = new EnumMap<>(EventKind.class);
        for (long sequence = first; sequence <= last; sequence++) {
            counts.merge(log.at(sequence).kind(), 1, Integer::sum);
        }
        String spelled = counts.entrySet().stream()
                .sorted(Map.Entry.<EventKind, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(count -> count.getValue() + " " + count.getKey().word())
                .collect(Collectors.joining(", "));
        String until = Times.sinceStart(log.at(last).time());
        return List.of(terminal.faint("         … until %s: %s".formatted(until, spelled)));
    }
}
