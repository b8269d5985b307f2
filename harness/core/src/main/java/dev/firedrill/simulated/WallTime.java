package dev.firedrill.simulated;

import dev.firedrill.model.Effect;
import dev.firedrill.model.FaultKind;
import dev.firedrill.world.Interference.Hit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Show date and time, to each component as its clock has them: a fault may put one forward or back. The fault is applied
 * when a component first reads its clock inside the window, once for each component of an instance; reads outside touch nothing. A
 * probability is drawn once for all reads of a component, so that its clock does not jump to and fro. Timers and elapsed
 * time never step.
 */
final class WallTime {

    private static final Set<FaultKind> STEPS = Set.of(FaultKind.CLOCK_STEP);

    private final Kernel kernel;
    private final Instant start;
    private final Strikes strikes;
    private final Set<String> targets;
    private final Set<String> applied = new HashSet<>();

    /**
     * Start at t0.
     *
     * @param targets components whose clocks the controls declare as targets of faults
     */
    WallTime(Kernel kernel, Instant start, Strikes strikes, Set<String> targets) {
        this.kernel = kernel;
        this.start = start;
        this.strikes = strikes;
        this.targets = targets;
    }

    Instant shownTo(Life life, String component) {
        Instant right = start.plusNanos(kernel.now());
        return targets.contains(component) ? right.plus(step(life, component)) : right;
    }

    private Duration step(Life life, String component) {
        Hit hit = strikes.at(component, life, life.identity().nobody(), component, 1, STEPS);
        if (hit == null) {
            return Duration.ZERO;
        }
        if (applied.add(hit.fault().id() + " " + component + " " + life.instance())) {
            strikes.tell(life, hit.fault(), component, 0, "");
        }
        return ((Effect.ClockStep) hit.fault().effect()).by();
    }
}
