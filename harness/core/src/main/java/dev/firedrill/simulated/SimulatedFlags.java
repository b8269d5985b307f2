package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.StoreException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keep the flag store of one run. While a fault makes it stale, reads show what stood there when the fault began; while one
 * makes it fail, an instance can neither read nor write it. What an operator writes past the system is always written.
 */
final class SimulatedFlags {

    private static final Set<FaultKind> READING = Set.of(FaultKind.FLAG_STALE, FaultKind.FLAG_FAIL);
    private static final Set<FaultKind> WRITING = Set.of(FaultKind.FLAG_FAIL);

    private final Kernel kernel;
    private final String target;
    private final Strikes strikes;
    private final Map<String, String> values;
    private final Map<String, Map<String, String>> snapshots = new HashMap<>();

    /**
     * Open a store.
     *
     * @param target name under which the controls declare the store as a fault target, "" where they do not
     */
    SimulatedFlags(Kernel kernel, String target, Strikes strikes, Map<String, String> initial) {
        this.kernel = kernel;
        this.target = target;
        this.strikes = strikes;
        this.values = new HashMap<>(initial);
    }

    /** Keep what stands in the store now, for as long as a fault makes it stale. */
    void snapshot(Fault fault) {
        snapshots.put(fault.id(), new HashMap<>(values));
    }

    /** Read a flag as the store shows it now. */
    Optional<String> read(Life life, String name) {
        kernel.checkBaton("flags.read");
        Fault fault = striking(life, "flags.read", name, READING);
        Map<String, String> shown = fault == null ? values : snapshots.getOrDefault(fault.id(), values);
        return Optional.ofNullable(shown.get(name));
    }

    void write(Life life, String name, String value, String actor) {
        striking(life, "flags.write", name, WRITING);
        put(life.instance(), name, value, actor);
    }

    /** Give the fault that strikes, unless it makes the store fail. */
    private @Nullable Fault striking(Life life, String use, String name, Set<FaultKind> kinds) {
        OpenRequest open = kernel.request();
        Hit hit = strikes.at(target, life, open, name, life.identity().nextUse(use), kinds);
        if (hit == null) {
            return null;
        }
        strikes.tell(life, hit.fault(), target, open.ordinal(), name);
        if (hit.fault().effect() instanceof Effect.FlagFail fail) {
            throw new StoreException(fail.how().name().toLowerCase(Locale.ROOT));
        }
        return hit.fault();
    }

    /** Look a flag up past every fault. */
    Optional<String> stored(String name) {
        kernel.checkBaton("flags.read");
        return Optional.ofNullable(values.get(name));
    }

    /** Write past every fault. */
    void put(String writer, String name, String value, String actor) {
        values.put(name, value);
        kernel.record(writer, stamp -> new Event.FlagWritten(stamp, name, value, actor));
    }
}
