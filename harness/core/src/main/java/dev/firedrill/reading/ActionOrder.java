package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Mark;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds actions that wait for one another, so that none would ever start. */
final class ActionOrder {

    private final Map<String, Action> byId = new LinkedHashMap<>();
    private final Defects defects;

    ActionOrder(List<Action> actions, Defects defects) {
        actions.forEach(it -> byId.putIfAbsent(it.id(), it));
        this.defects = defects;
    }

    void judge() {
        byId.values().stream().filter(this::waitsForItself).forEach(this::report);
    }

    private boolean waitsForItself(Action action) {
        Set<String> seen = new HashSet<>();
        Optional<Action> next = before(action);
        while (next.isPresent() && seen.add(next.get().id())) {
            if (next.get().id().equals(action.id())) {
                return true;
            }
            next = before(next.get());
        }
        return false;
    }

    private Optional<Action> before(Action action) {
        return action.after().filter(mark -> mark.kind() == Mark.Kind.ACTION).map(mark -> byId.get(mark.name()));
    }

    private void report(Action action) {
        String found = "action " + Quote.of(action.id()) + " that waits for itself";
        defects.add(
                action.position(), found, "an instant that comes without it", "give one action of the circle an 'at'");
    }
}
