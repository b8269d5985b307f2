package dev.firedrill.cli;

import dev.firedrill.cli.LogDifference.Pair;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.result.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Words where two logs part, and what followed. */
final class DifferenceText {

    private static final int EVENTS_SHOWN = 12;
    private static final int REQUESTS_SHOWN = 5;
    private static final int LONGEST = 300;
    private static final int LONGEST_OUTCOME = 60;

    private final Terminal terminal;
    private final EventLog left;
    private final EventLog right;
    private final LogDifference difference;

    DifferenceText(Terminal terminal, EventLog left, EventLog right) {
        this.terminal = terminal;
        this.left = left;
        this.right = right;
        this.difference = new LogDifference(left, right);
    }

    /** Give all lines; {@code one} and {@code other} name the two. */
    List<String> lines(String one, String other) {
        List<String> lines = new ArrayList<>();
        lines.add("A  " + of(one, left));
        lines.add("B  " + of(other, right));
        if (difference.same()) {
            lines.add("the two logs are the same, event for event");
            return lines;
        }
        if (difference.headsDiffer()) {
            lines.add("");
            lines.add(terminal.strong("the heads differ"));
            lines.addAll(fields(Optional.of(left.at(1)), Optional.of(right.at(1))));
        }
        lines.add("");
        lines.addAll(difference.parting().map(this::parted).orElseGet(() -> List.of("all that follows is the same")));
        return lines;
    }

    boolean same() {
        return difference.same();
    }

    private static String of(String name, EventLog log) {
        String seed = log.all(Event.RunStarted.class).stream()
                .findFirst()
                .map(it -> ", %s seed %d%s".formatted(it.scenario(), it.seed(), twin(it)))
                .orElse("");
        return Plain.line("%s  %s%s".formatted(name, Verdicts.counted(log.size(), "event"), seed), LONGEST);
    }

    private static String twin(Event.RunStarted started) {
        return started.twin().isEmpty() ? "" : " " + started.twin();
    }

    private List<String> parted(int place) {
        List<String> lines = new ArrayList<>();
        String common = difference
                .lastCommon()
                .map(it -> "%s in common, until %s"
                        .formatted(Verdicts.counted(difference.common(), "event"), Times.sinceStart(it.time())))
                .orElse("no event in common");
        lines.add(terminal.strong("the two logs part at event #%d".formatted(place)) + "  " + common);
        lines.addAll(fields(difference.at(left), difference.at(right)));
        lines.add("");
        lines.addAll(counts());
        lines.addAll(only("A", left));
        lines.addAll(only("B", right));
        lines.addAll(requests("routes", difference.routes()));
        lines.addAll(requests("answers", difference.answers()));
        lines.add("ends     A %s".formatted(end(left)));
        lines.add("         B %s".formatted(end(right)));
        return lines;
    }

    /** Show two events field by field: what both have on one line, what differs below each other. */
    private List<String> fields(Optional<Event> one, Optional<Event> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return List.of("  A  " + whole(one), "  B  " + whole(other));
        }
        Map<String, String> here = named(one.get());
        Map<String, String> there = named(other.get());
        Set<String> names = new LinkedHashSet<>(here.keySet());
        names.addAll(there.keySet());
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.addAll(field(EntryText.padded(name, width), here.get(name), there.get(name)));
        }
        return lines;
    }

    private List<String> field(String name, @Nullable String here, @Nullable String there) {
        if (here != null && here.equals(there)) {
            return here.isEmpty() ? List.of() : List.of("    %s  %s".formatted(name, Plain.line(here, LONGEST)));
        }
        String room = " ".repeat(name.length());
        Apart values = Apart.of(here == null ? "" : here, there == null ? "" : there, LONGEST);
        return List.of(
                "  %s %s  A %s".formatted(terminal.bad("≠"), name, value(here, values.left())),
                "    %s  B %s".formatted(room, value(there, values.right())));
    }

    private static String value(@Nullable String value, String shown) {
        return value == null ? "has no such field" : "'" + shown + "'";
    }

    private static String whole(Optional<Event> event) {
        return event.map(DifferenceText::spelled).orElse("has ended before");
    }

    private static String spelled(Event event) {
        return "%s  %s  %s"
                .formatted(Times.sinceStart(event.time()), event.kind().word(), FieldText.of(event));
    }

    private static Map<String, String> named(Event event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", Times.sinceStart(event.time()) + " (" + event.time() + " ns)");
        fields.put("kind", event.kind().word());
        fields.put("instance", event.stamp().instance());
        fields.put(
                "cause", event.stamp().cause() == 0 ? "" : "#" + event.stamp().cause());
        FieldText.all(event).forEach(fields::putIfAbsent);
        return fields;
    }

    private List<String> counts() {
        List<String> lines = new ArrayList<>();
        difference
                .counts()
                .forEach((kind, counts) -> lines.add("  %s  A %,d, B %,d"
                        .formatted(EntryText.padded(kind.word(), 20), counts.left(), counts.right())));
        lines.add(0, lines.isEmpty() ? "after it each kind of event occurs as often on both sides" : "after it");
        return lines;
    }

    private List<String> only(String name, EventLog side) {
        List<Event> events = difference.only(side);
        List<String> lines = new ArrayList<>();
        if (!events.isEmpty()) {
            lines.add("only in " + name);
        }
        events.stream()
                .limit(EVENTS_SHOWN)
                .forEach(it -> lines.add("  %s  %s  %s  %s"
                        .formatted(
                                terminal.faint(EntryText.padded("#" + it.sequence(), 7)),
                                EntryText.padded(Times.sinceStart(it.time()), 12),
                                terminal.strong(it.kind().word()),
                                FieldText.of(it))));
        if (events.size() > EVENTS_SHOWN) {
            lines.add("  and %d more key events".formatted(events.size() - EVENTS_SHOWN));
        }
        return lines;
    }

    private static List<String> requests(String what, SortedMap<Long, Pair> different) {
        if (different.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("%s differ for %s".formatted(what, Verdicts.counted(different.size(), "request")));
        different.entrySet().stream()
                .limit(REQUESTS_SHOWN)
                .forEach(it -> lines.add(request(it.getKey(), it.getValue())));
        if (different.size() > REQUESTS_SHOWN) {
            lines.add("  and %d more".formatted(different.size() - REQUESTS_SHOWN));
        }
        return lines;
    }

    private static String request(long ordinal, Pair outcomes) {
        Apart shown = Apart.of(outcomes.left(), outcomes.right(), LONGEST_OUTCOME);
        return "  request %d  A %s, B %s".formatted(ordinal, shown.left(), shown.right());
    }

    private static String end(EventLog log) {
        return spelled(log.at(log.lastSequence()));
    }
}
