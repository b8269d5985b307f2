package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.events.Event.FlagWritten;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Tell when a control was active. A written value is effective when the system reports that it goes by it, at the latest
 * when the declared propagation bound has passed; a system that never looks does not get away with it. Until then either
 * value may rule, and only what both forbid is forbidden.
 */
final class ControlHistory {

    private final Control control;
    private final Duration bound;
    private final String initial;
    private final List<FlagWritten> writes;
    private final List<ConfigObserved> observations;

    private ControlHistory(
            Control control,
            Duration bound,
            String initial,
            List<FlagWritten> writes,
            List<ConfigObserved> observations) {
        this.control = control;
        this.bound = bound;
        this.initial = initial;
        this.writes = writes;
        this.observations = observations;
    }

    static ControlHistory of(Control control, Evidence evidence) {
        EventLog log = evidence.log();
        return new ControlHistory(
                control,
                Tolerance.of(evidence).allowed(control.propagation()),
                initial(control, evidence.scenario()),
                log.all(FlagWritten.class).stream()
                        .filter(it -> it.control().equals(control.name()))
                        .toList(),
                log.all(ConfigObserved.class).stream()
                        .filter(it -> it.control().equals(control.name()))
                        .toList());
    }

    /** Give the value that rules before anything is written. */
    static String initial(Control control, Scenario scenario) {
        Map<String, String> values = switch (control.source()) {
            case ENVIRONMENT -> scenario.environment();
            case FLAGS -> scenario.flags();
        };
        return values.getOrDefault(control.name(), control.defaultValue());
    }

    String name() {
        return control.name();
    }

    /** Say whether the control was active beyond doubt when an event happened. */
    boolean activeAt(Event event) {
        int seen = before(observations, event);
        ConfigObserved observed = seen == 0 ? null : observations.get(seen - 1);
        for (int i = before(writes, event) - 1; i >= 0; i--) {
            FlagWritten write = writes.get(i);
            if (!active(write.value())) {
                return false;
            }
            if (Moment.of(write).plus(bound).precedes(event)) {
                return true;
            }
            if (observed != null && observed.sequence() > write.sequence()) {
                return active(observed.value());
            }
        }
        return active(initial);
    }

    private boolean active(String value) {
        return control.activeWhen().contains(Words.normal(value));
    }

    /** Count the elements before an event. */
    private static int before(List<? extends Event> events, Event event) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).sequence() < event.sequence()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
