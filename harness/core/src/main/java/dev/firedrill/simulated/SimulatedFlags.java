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
import java.util.Objects;
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

    /** Read a flag as the store shows it now; a stale store that shows what stands there anyway is not struck. */
    Optional<String> read(Life life, String name) {
        kernel.checkBaton("flags.read");
        Hit hit = touching(life, "flags.read", name, READING);
        String stored = values.get(name);
        String shown = hit == null ? stored : shown(hit.fault()).get(name);
        if (hit != null && (fails(hit.fault()) || !Objects.equals(stored, shown))) {
            strike(life, hit.fault(), name);
        }
        return Optional.ofNullable(shown);
    }

    private Map<String, String> shown(Fault fault) {
        return snapshots.getOrDefault(fault.id(), values);
    }

    void write(Life life, String name, String value, String actor) {
        Hit hit = touching(life, "flags.write", name, WRITING);
        if (hit != null) {
            strike(life, hit.fault(), name);
        }
        put(life.instance(), name, value, actor);
    }

    private @Nullable Hit touching(Life life, String use, String name, Set<FaultKind> kinds) {
        return strikes.at(target, life, kernel.request(), name, life.identity().nextUse(use), kinds);
    }

    private static boolean fails(Fault fault) {
        return fault.effect() instanceof Effect.FlagFail;
    }

    /** Record that a fault struck, and throw where it makes the store fail. */
    private void strike(Life life, Fault fault, String name) {
        strikes.tell(life, fault, target, kernel.request().ordinal(), name);
        if (fault.effect() instanceof Effect.FlagFail fail) {
            throw new StoreException(fail.how().name().toLowerCase(Locale.ROOT));
        }
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
