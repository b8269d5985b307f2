package dev.firedrill.falsify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.events.Times;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Make edits of one log. */
final class Workbench {

    /** What stands where a text was changed and no declared name says it better. */
    static final String EDITED = "‹edited›";

    /** Most events that one edit adds; one that would need more is left out. */
    static final long MOST_ADDED = 10_000;

    private final EventLog log;
    private final String name;

    /** Edit a log by its name: "" is the run itself. */
    Workbench(EventLog log, String name) {
        this.log = log;
        this.name = name;
    }

    EventLog log() {
        return log;
    }

    private Edit edit(String words, Patch patch) {
        return new Edit(name.isEmpty() ? words : words + " in the twin '" + name + "'", name, patch);
    }

    Edit drop(Event event) {
        return dropAll(List.of(event));
    }

    /** Drop several events, at least one. */
    Edit dropAll(List<? extends Event> events) {
        return edit("dropped " + Said.all(events), Patch.without(events));
    }

    /** Let it happen once more, right behind itself. */
    Edit again(Event event) {
        return repeated(event, 1);
    }

    /** Let it happen so many times more; nothing where these are too many, or none. */
    Stream<Edit> again(Event event, long times) {
        return isFeasible(times) ? Stream.of(repeated(event, (int) times)) : Stream.empty();
    }

    private static boolean isFeasible(long times) {
        return times > 0 && times <= MOST_ADDED;
    }

    private Edit repeated(Event event, int times) {
        List<Event> more = new ArrayList<>(Collections.nCopies(times, event));
        String words = times == 1 ? "one more %s" : times + " more %s";
        return edit(words.formatted(Said.of(event)), Patch.behind(event.sequence(), more, log));
    }

    /**
     * Let it happen at another time.
     *
     * @param why what is beyond that time, as {@code past its bound}
     */
    Edit move(Event event, long time, String why) {
        Stamp stamp = event.stamp();
        Event moved = event.at(new Stamp(time, stamp.sequence(), stamp.instance(), stamp.cause()));
        return edit(
                "moved %s from %s %s, to %s"
                        .formatted(Said.what(event), Times.sinceStart(event.time()), why, Times.sinceStart(time)),
                Patch.moved(event, moved, lastUntil(time), log));
    }

    /** Let it happen right before another event. */
    Edit moveBefore(Event event, Event other) {
        Stamp stamp = event.stamp();
        Event moved = event.at(new Stamp(other.time(), stamp.sequence(), stamp.instance(), stamp.cause()));
        return edit(
                "moved %s before %s".formatted(Said.of(event), Said.of(other)),
                Patch.moved(event, moved, other.sequence() - 1, log));
    }

    Edit change(Event event, String field, Object value) {
        Object before = Parts.value(event, field).orElseThrow();
        return edit(
                "changed '%s' of %s from %s to %s"
                        .formatted(field, Said.of(event), Said.quoted(before), Said.quoted(value)),
                Patch.at(event.sequence(), List.of(Parts.with(event, field, value))));
    }

    Edit changeByUlp(Event event, String field, double value) {
        return edit(
                "changed '%s' of %s by one ulp".formatted(field, Said.of(event)),
                Patch.at(event.sequence(), List.of(Parts.with(event, field, value))));
    }

    /** Change, add, or with {@code null} take away one member of an object. */
    List<Edit> changeMember(Event event, String field, String member, String value) {
        return member(event, field, member, JsonNodeFactory.instance.textNode(value));
    }

    List<Edit> member(Event event, String field, String member, JsonNode value) {
        return Parts.value(event, field)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .map(before -> edit(
                        "%s '%s' in '%s' of %s"
                                .formatted(before.has(member) ? "changed" : "added", member, field, Said.of(event)),
                        changed(event, field, before.deepCopy().set(member, value))))
                .stream()
                .toList();
    }

    List<Edit> withoutMember(Event event, String field, String member) {
        return Parts.value(event, field)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .filter(before -> before.has(member))
                .map(before -> edit(
                        "removed '%s' from '%s' of %s".formatted(member, field, Said.of(event)),
                        changed(event, field, before.deepCopy().without(member))))
                .stream()
                .toList();
    }

    private static Patch changed(Event event, String field, JsonNode value) {
        return Patch.at(event.sequence(), List.of(Parts.with(event, field, value)));
    }

    /** Put another event in its place. */
    Edit replace(Event event, Event other) {
        return edit(
                "made %s out of %s".formatted(Said.what(other), Said.of(event)),
                Patch.at(event.sequence(), List.of(other)));
    }

    /** Let something happen that did not, right behind a place and at its time. */
    Edit insert(Event fresh, long behind) {
        return inserted(fresh, behind, 1);
    }

    /** Let it happen so many times; nothing where these are too many, or none. */
    Stream<Edit> insert(Event fresh, long behind, long times) {
        return isFeasible(times) ? Stream.of(inserted(fresh, behind, (int) times)) : Stream.empty();
    }

    private Edit inserted(Event fresh, long behind, int times) {
        Event there = fresh.at(stampBehind(behind));
        String words = times == 1 ? "inserted %s" : "inserted " + times + " times %s";
        return edit(words.formatted(Said.whole(there)), Patch.behind(behind, Collections.nCopies(times, there), log));
    }

    /** Let several things happen that did not, at least one, right behind a place and at its time. */
    Edit insertAll(List<? extends Event> fresh, long behind) {
        List<Event> there = new ArrayList<>();
        fresh.forEach(it -> there.add(it.at(stampBehind(behind))));
        return edit("inserted " + Said.all(there), Patch.behind(behind, there, log));
    }

    private Stamp stampBehind(long place) {
        if (log.size() == 0) {
            return new Stamp(0, 0, Stamp.HARNESS, 0);
        }
        Stamp stamp = log.at(Math.max(1, place)).stamp();
        return new Stamp(place == 0 ? 0 : stamp.time(), 0, stamp.instance(), 0);
    }

    /** Make an event of a kind that says nothing yet. */
    Event blank(Class<? extends Event> type) {
        return Parts.blank(type, new Stamp(0, 0, Stamp.HARNESS, 0));
    }

    /** Find the last place at or before a time; 0 for none. */
    long lastUntil(long time) {
        int low = 0;
        int high = log.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (log.events().get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Find the last place at which something can still happen: before the end of the run. */
    long lastPlace() {
        boolean ended = log.size() > 0 && log.at(log.size()) instanceof Event.RunEnded;
        return ended ? log.size() - 1L : log.size();
    }
}
