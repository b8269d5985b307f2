package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Position;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds actions and faults that wait for one another, so that none would ever start. */
final class Waits {

    private final Map<String, Entry> byId = new LinkedHashMap<>();
    private final Defects defects;

    Waits(List<Action> actions, List<Fault> faults, Defects defects) {
        actions.forEach(it -> byId.putIfAbsent(
                it.id(),
                new Entry("action", it.id(), it.position(), it.after(), "give one action of the circle an 'at'")));
        faults.forEach(it -> byId.putIfAbsent(
                it.id(),
                new Entry(
                        "fault", it.id(), it.position(), it.after(), "let one fault of the circle begin without it")));
        this.defects = defects;
    }

    /** An action or a fault, and the mark it waits for. */
    private record Entry(String kind, String id, Position position, Optional<Mark> after, String mend) {}

    void judge() {
        byId.values().stream().filter(this::waitsForItself).forEach(this::report);
    }

    private boolean waitsForItself(Entry entry) {
        Set<String> seen = new HashSet<>();
        Optional<Entry> next = before(entry);
        while (next.isPresent() && seen.add(next.get().id())) {
            if (next.get().id().equals(entry.id())) {
                return true;
            }
            next = before(next.get());
        }
        return false;
    }

    private Optional<Entry> before(Entry entry) {
        return entry.after()
                .filter(mark -> switch (mark.kind()) {
                    case ACTION, FAULT, HEALED -> true;
                    case TRIGGER, STATE, POINT, EVENT, EFFECTIVE -> false;
                })
                .map(mark -> byId.get(mark.name()));
    }

    private void report(Entry entry) {
        String found = entry.kind() + " " + Quote.of(entry.id()) + " that waits for itself";
        defects.add(entry.position(), found, "an instant that comes without it", entry.mend());
    }
}
