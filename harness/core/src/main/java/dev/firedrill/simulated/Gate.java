package dev.firedrill.simulated;

import dev.firedrill.model.Fault;
import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Interference.Hit;
import java.util.HashSet;
import java.util.Set;

/**
 * Let what comes due of one component in one life run, hold it while a fault pauses the component, or drop it where a
 * fault halts it. A fault is applied when it first holds or drops something, once for each component and life; a halt counts
 * from its beginning, even if nothing comes due before its window is over. What is held comes due when the pause is over, in
 * the order in which it was to run.
 */
final class Gate {

    /** What is due now never runs. */
    static final long NEVER = Long.MAX_VALUE;

    private final Gates gates;
    private final Life life;
    private final String component;
    private final Set<String> told = new HashSet<>();
    private boolean halted;

    Gate(Gates gates, Life life, String component) {
        this.gates = gates;
        this.life = life;
        this.component = component;
    }

    Life life() {
        return life;
    }

    /** Do something of the component at an instant, or as soon after it as the component runs. */
    Timer at(long time, Runnable task) {
        return gates.watch(component) ? new Due(this, time, task) : life.at(time, Lane.TIMER, task);
    }

    /** Give the instant at which what is due now may run: now, a later one, or {@link #NEVER}. */
    long opens() {
        long now = life.kernel().now();
        return gates.watch(component) ? opens(now) : now;
    }

    private long opens(long now) {
        Hit halting = halted ? null : gates.halting(component, life);
        if (halting != null) {
            halted = true;
            tell(halting.fault());
        }
        if (halted) {
            return NEVER;
        }
        Hit pausing = gates.pausing(component, life);
        if (pausing == null) {
            return now;
        }
        tell(pausing.fault());
        return Saturated.sum(now, pausing.retryAfter());
    }

    private void tell(Fault fault) {
        if (told.add(fault.id())) {
            gates.strikes().tell(life, fault, component, 0, "");
        }
    }
}
