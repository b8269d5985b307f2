package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Show date and time, to each component as its clock has them: a fault may put one forward or back. The fault is applied
 * when a component first reads its clock inside the window, once for each component; reads outside touch nothing. A
 * probability is drawn once for all reads of a component, so that its clock does not jump to and fro. Timers and elapsed
 * time never step.
 */
final class WallTime {

    private final Kernel kernel;
    private final Instant start;
    private final Interference interference;
    private final Set<String> targets;
    private final Set<String> applied = new HashSet<>();

    /**
     * Start at t0.
     *
     * @param targets components whose clocks the controls declare as targets of faults
     */
    WallTime(Kernel kernel, Instant start, Interference interference, Set<String> targets) {
        this.kernel = kernel;
        this.start = start;
        this.interference = interference;
        this.targets = targets;
    }

    Instant shownTo(String component) {
        Instant right = start.plusNanos(kernel.now());
        return targets.contains(component) ? right.plus(step(component)) : right;
    }

    private Duration step(String component) {
        Touch touch = new Touch(kernel.now(), 0, "", "", component, 1, 1);
        Fault fault = interference.touching(component, touch).map(Hit::fault).orElse(null);
        if (fault == null) {
            return Duration.ZERO;
        }
        if (applied.add(fault.id() + " " + component)) {
            kernel.record(
                    Instance.NAME,
                    stamp -> new Event.FaultApplied(
                            stamp,
                            fault.id(),
                            component,
                            0,
                            fault.effect().kind().word()));
        }
        return ((Effect.ClockStep) fault.effect()).by();
    }
}
