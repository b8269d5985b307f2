package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.FlagSource;
import dev.firedrill.world.Tap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Follow the flag store by polling. While DISABLE_NEW is set every flag shows its safe default; what is stored stays
 * untouched and shows again afterwards.
 */
final class LiveFlags {

    /** Whether workers may be promoted: {@code on} or {@code off}. */
    static final String WORKER_PROMOTION = "WORKER_PROMOTION";

    private static final List<Flag> FLAGS = List.of(new Flag(WORKER_PROMOTION, "off"));

    private final FlagSource store;
    private final KillSwitch killSwitch;
    private final Tap tap;
    private final Map<String, String> effective = new LinkedHashMap<>();

    LiveFlags(FlagSource store, KillSwitch killSwitch, Tap tap) {
        this.store = store;
        this.killSwitch = killSwitch;
        this.tap = tap;
    }

    void poll() {
        boolean pulled = KillSwitch.isPulled(store.read(KillSwitch.FLAG));
        killSwitch.observed(pulled);
        show(KillSwitch.FLAG, pulled ? "1" : "0");
        for (Flag flag : FLAGS) {
            show(flag.name(), pulled ? flag.safe() : store.read(flag.name()).orElse(flag.safe()));
        }
    }

    boolean on(String flag) {
        return "on".equals(effective.get(flag));
    }

    private void show(String flag, String value) {
        if (!value.equals(effective.put(flag, value))) {
            tap.configObserved(flag, value);
        }
    }

    private record Flag(String name, String safe) {}
}
