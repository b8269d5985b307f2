package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Start what waits for a mark, as soon as the log shows that the mark is reached; each waiter starts once. */
final class Marks {

    private final Kernel kernel;
    private final Controls controls;
    private final List<Waiter> waiters = new ArrayList<>();
    private final Map<String, String> lastWritten = new HashMap<>();

    Marks(Kernel kernel, Controls controls) {
        this.kernel = kernel;
        this.controls = controls;
    }

    void await(Mark mark, Runnable start) {
        waiters.add(new Waiter(mark, start));
    }

    void heard(Event event) {
        if (waiters.isEmpty()) {
            return;
        }
        switch (event.kind()) {
            case TRIGGER_FIRED -> reached(Mark.Kind.TRIGGER, ((Event.TriggerFired) event).trigger());
            case FAULT_BEGAN -> reached(Mark.Kind.FAULT, ((Event.FaultBegan) event).fault());
            case FAULT_ENDED -> reached(Mark.Kind.HEALED, ((Event.FaultEnded) event).fault());
            case ACTION_ENDED -> ended((Event.ActionEnded) event);
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
        lastWritten.put(event.control(), event.value());
        controls.control(event.control())
                .ifPresent(control -> kernel.at(
                        event.time() + control.propagation().toNanos(),
                        Lane.ACTION,
                        () -> reached(Mark.Kind.EFFECTIVE, event.control())));
    }

    private void observed(Event.ConfigObserved event) {
        if (event.value().equals(lastWritten.get(event.control()))) {
            reached(Mark.Kind.EFFECTIVE, event.control());
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

    private record Waiter(Mark mark, Runnable start) {}
}
