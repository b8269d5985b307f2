package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Fault;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keep the flag store of one run; while a fault makes it stale, reads show what stood there when the fault began. */
final class SimulatedFlags {

    private final Kernel kernel;
    private final String instance;
    private final String target;
    private final Interference interference;
    private final Map<String, String> values;
    private final Map<String, Map<String, String>> snapshots = new HashMap<>();
    private int reads;

    /**
     * Open a store.
     *
     * @param target name under which the controls declare the store as a fault target, "" where they do not
     */
    SimulatedFlags(
            Kernel kernel, String instance, String target, Interference interference, Map<String, String> initial) {
        this.kernel = kernel;
        this.instance = instance;
        this.target = target;
        this.interference = interference;
        this.values = new HashMap<>(initial);
    }

    /** Keep what stands in the store now, for as long as a fault makes it stale. */
    void snapshot(Fault fault) {
        snapshots.put(fault.id(), new HashMap<>(values));
    }

    /** Read a flag as the store shows it now. */
    Optional<String> read(String name) {
        kernel.checkBaton("flags.read");
        Fault fault = touching(name);
        Map<String, String> shown = fault == null ? values : snapshots.getOrDefault(fault.id(), values);
        return Optional.ofNullable(shown.get(name));
    }

    private @Nullable Fault touching(String name) {
        OpenRequest open = kernel.request();
        Touch touch = new Touch(
                kernel.now(),
                open.ordinal(),
                open.request().kind(),
                open.request().user(),
                name,
                ++reads,
                reads);
        Fault fault = interference.touching(target, touch).map(Hit::fault).orElse(null);
        if (fault != null) {
            kernel.record(
                    instance,
                    stamp -> new Event.FaultApplied(
                            stamp,
                            fault.id(),
                            target,
                            open.ordinal(),
                            fault.effect().kind().word() + " " + name));
        }
        return fault;
    }

    /** Look a flag up past every fault. */
    Optional<String> stored(String name) {
        kernel.checkBaton("flags.read");
        return Optional.ofNullable(values.get(name));
    }

    void put(String writer, String name, String value, String actor) {
        values.put(name, value);
        kernel.record(writer, stamp -> new Event.FlagWritten(stamp, name, value, actor));
    }
}
