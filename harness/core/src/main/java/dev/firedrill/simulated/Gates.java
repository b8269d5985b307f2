package dev.firedrill.simulated;

import dev.firedrill.model.FaultKind;
import dev.firedrill.timeline.Timeline.FaultWindow;
import dev.firedrill.world.Interference.Hit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Know which components a fault pauses or halts. Only what the controls declare as a component can be; a probability is
 * drawn once for all that a component does.
 */
final class Gates {

    private static final Set<FaultKind> HALTS = Set.of(FaultKind.HALT);
    private static final Set<FaultKind> PAUSES = Set.of(FaultKind.PAUSE);

    private final Strikes strikes;
    private final Set<String> targets;
    private final Map<String, Long> ends = new HashMap<>();

    Gates(Strikes strikes, Set<String> targets) {
        this.strikes = strikes;
        this.targets = targets;
    }

    Strikes strikes() {
        return strikes;
    }

    boolean watch(String component) {
        return targets.contains(component);
    }

    /** Hear that the window of a fault opens. */
    void opened(FaultWindow window) {
        ends.put(window.fault().id(), window.until());
    }

    /** Find what halts a component for the rest of a life that had begun before the window of the fault was over. */
    @Nullable
    Hit halting(String component, Life life) {
        Hit hit = touching(component, life, HALTS);
        return hit != null && life.began() < ends.getOrDefault(hit.fault().id(), Long.MAX_VALUE) ? hit : null;
    }

    @Nullable
    Hit pausing(String component, Life life) {
        return touching(component, life, PAUSES);
    }

    private @Nullable Hit touching(String component, Life life, Set<FaultKind> kinds) {
        return strikes.at(component, life, life.identity().nobody(), component, 1, kinds);
    }
}
