package dev.firedrill.simulated;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Keep what was measured of the indicators that a fault may show late, as long as the latest of them needs; each instance
 * measures for itself, and what it measured outlives its life.
 */
final class Measured {

    private final Map<String, Long> longest = new HashMap<>();
    private final Map<String, Deque<Value>> values = new HashMap<>();

    Measured(List<Fault> faults) {
        for (Fault fault : faults) {
            if (fault.effect() instanceof Effect.MetricLate late) {
                fault.on().forEach(it -> longest.merge(it, Saturated.nanos(late.by()), Math::max));
            }
        }
    }

    private record Value(long time, OptionalDouble measured) {}

    void take(String instance, String indicator, long now, OptionalDouble measured) {
        Long keep = longest.get(indicator);
        if (keep != null) {
            Deque<Value> kept = values.computeIfAbsent(instance + " " + indicator, it -> new ArrayDeque<>());
            kept.addLast(new Value(now, measured));
            forget(kept, now - keep);
        }
    }

    /** Forget what was measured before the newest value that is as old as that. */
    private static void forget(Deque<Value> kept, long old) {
        while (kept.size() > 1) {
            Value oldest = kept.removeFirst();
            if (kept.getFirst().time() > old) {
                kept.addFirst(oldest);
                return;
            }
        }
    }

    /** Give the newest value that was measured at that instant or before; empty where none was. */
    OptionalDouble at(String instance, String indicator, long time) {
        OptionalDouble newest = OptionalDouble.empty();
        for (Value value : values.getOrDefault(instance + " " + indicator, new ArrayDeque<>())) {
            if (value.time() > time) {
                break;
            }
            newest = value.measured();
        }
        return newest;
    }
}
