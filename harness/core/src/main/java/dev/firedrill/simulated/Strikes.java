package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ask what strikes an instance at one of its ports, and record that it did. */
final class Strikes {

    private final Interference interference;
    private final Counts touches = new Counts();

    Strikes(Interference interference) {
        this.interference = interference;
    }

    /** Ask for something done for a request, or for nobody. */
    @Nullable
    Hit at(String target, Life life, OpenRequest open, String purpose, int attempt, Set<FaultKind> kinds) {
        Touch touch = new Touch(
                life.kernel().now(),
                open.ordinal(),
                open.request().kind(),
                open.request().user(),
                purpose,
                attempt,
                touches.next(target),
                life.identity().drawsAs());
        return interference.touching(target, touch, kinds).orElse(null);
    }

    /** Record that a fault struck; the life is still going on. */
    void tell(Life life, Fault fault, String target, long request, String of) {
        String kind = fault.effect().kind().word();
        String detail = of.isEmpty() ? kind : kind + " " + of;
        life.record(stamp -> new Event.FaultApplied(stamp, fault.id(), target, request, detail));
    }
}
