package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Action;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Start what waits for a mark, as soon as the log shows that the mark is reached; each waiter starts once. */
final class Marks {

    private final Kernel kernel;
    private final Controls controls;
    private final List<Waiter> waiters = new ArrayList<>();
    private final List<Spreading> spreading = new ArrayList<>();
    private final Set<String> written = new HashSet<>();
    private @Nullable Event newest;

    Marks(Kernel kernel, Controls controls) {
        this.kernel = kernel;
        this.controls = controls;
    }

    void await(Mark mark, Runnable start) {
        waiters.add(new Waiter(mark, start));
    }

    void heard(Event event) {
        if (!waiters.isEmpty()) {
            tell(event);
        }
        newest = event;
    }

    private void tell(Event event) {
        switch (event.kind()) {
            case TRIGGER_FIRED -> reached(Mark.Kind.TRIGGER, ((Event.TriggerFired) event).trigger());
            case FAULT_BEGAN -> reached(Mark.Kind.FAULT, ((Event.FaultBegan) event).fault());
            case FAULT_ENDED -> reached(Mark.Kind.HEALED, ((Event.FaultEnded) event).fault());
            case ACTION_ENDED -> ended((Event.ActionEnded) event);
            case POINT_REACHED -> reached(Mark.Kind.POINT, ((Event.PointReached) event).point());
            case EVENT_EMITTED -> reached(Mark.Kind.EVENT, ((Event.EventEmitted) event).name());
            case STATE_ENTERED -> reached(Mark.Kind.STATE, ((Event.StateEntered) event).state());
            case FLAG_WRITTEN -> written((Event.FlagWritten) event);
            case CONFIG_OBSERVED -> observed((Event.ConfigObserved) event);
            default -> {
                // no mark speaks of other kinds
            }
        }
    }

    private void ended(Event.ActionEnded event) {
        if (event.outcome().equals("done")) {
            reached(Mark.Kind.ACTION, event.action());
        }
    }

    private void written(Event.FlagWritten event) {
        Spreading write = new Spreading(event.control(), event.value(), names(event));
        spreading.add(write);
        controls.control(event.control())
                .ifPresent(control ->
                        kernel.at(event.time() + control.propagation().toNanos(), Lane.ACTION, () -> effective(write)));
    }

    /** A write is known by the action that made it, and the first one also by its control. */
    private List<String> names(Event.FlagWritten event) {
        List<String> names = new ArrayList<>();
        if (written.add(event.control())) {
            names.add(event.control());
        }
        if (newest instanceof Event.ActionStarted action && action.verb().equals(Action.SET)) {
            names.add(action.action());
        }
        return names;
    }

    private void observed(Event.ConfigObserved event) {
        for (Spreading write : List.copyOf(spreading)) {
            if (write.control.equals(event.control())
                    && Controls.Control.normal(write.value).equals(Controls.Control.normal(event.value()))) {
                effective(write);
            }
        }
    }

    private void effective(Spreading write) {
        if (spreading.remove(write)) {
            write.names.forEach(name -> reached(Mark.Kind.EFFECTIVE, name));
        }
    }

    private void reached(Mark.Kind kind, String name) {
        List<Runnable> starts = new ArrayList<>();
        for (Iterator<Waiter> it = waiters.iterator(); it.hasNext(); ) {
            Waiter waiter = it.next();
            if (waiter.mark.kind() == kind && waiter.mark.name().equals(name)) {
                it.remove();
                starts.add(waiter.start);
            }
        }
        starts.forEach(Runnable::run);
    }

    /** Hold a write that the system may not have seen yet. */
    private record Spreading(String control, String value, List<String> names) {}

    private record Waiter(Mark mark, Runnable start) {}
}
