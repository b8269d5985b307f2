package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Component;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.StoreException;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Follow the flag store by polling. While DISABLE_NEW is set every flag shows its safe default; what is stored stays
 * untouched and shows again afterwards. A store that cannot be read is believed for five seconds.
 */
class LiveFlags {

    /** Whether workers may be promoted: {@code on} or {@code off}. */
    static final String WORKER_PROMOTION = "WORKER_PROMOTION";

    /** The flags that the kill-switch masks. */
    static final List<String> MASKED = List.of(WORKER_PROMOTION, "NEW_CRITIC", "NEW_PLANNER");

    static final String ON = "on";
    static final String SAFE = "off";

    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final FlagSource store;
    private final KillSwitch killSwitch;
    private final Component clock;
    private final Tap tap;
    private final Outbox outbox;
    private final Map<String, String> stored = new LinkedHashMap<>();
    private final Map<String, String> effective = new LinkedHashMap<>();
    private long readAt;
    private boolean stale;

    LiveFlags(FlagSource store, KillSwitch killSwitch, Component clock, Tap tap, Outbox outbox) {
        this.store = store;
        this.killSwitch = killSwitch;
        this.clock = clock;
        this.tap = tap;
        this.outbox = outbox;
    }

    final void poll() {
        try {
            killSwitch.retry();
            Map<String, String> read = read();
            readAt = clock.elapsed();
            recovered();
            audit(read);
            stored.putAll(read);
            killSwitch.observed(stored.getOrDefault(KillSwitch.FLAG, KillSwitch.OFF));
        } catch (StoreException unreadable) {
            failed(String.valueOf(unreadable.getMessage()));
        }
        showAll();
    }

    private Map<String, String> read() {
        Map<String, String> read = new LinkedHashMap<>();
        read.put(
                KillSwitch.FLAG,
                store.read(KillSwitch.FLAG).map(KillSwitch::normal).orElse(KillSwitch.OFF));
        MASKED.forEach(
                flag -> read.put(flag, store.read(flag).map(KillSwitch::normal).orElse(SAFE)));
        return read;
    }

    /** Audit what somebody else wrote; the kill-switch tells of itself. */
    private void audit(Map<String, String> read) {
        MASKED.forEach(flag -> {
            String before = stored.get(flag);
            String now = read.getOrDefault(flag, SAFE);
            if (before != null && !before.equals(now)) {
                auditExternal(flag, before, now);
            }
        });
    }

    void auditExternal(String flag, String before, String now) {
        outbox.audit(
                KillSwitch.EXTERNAL,
                "flag-changed",
                flag,
                Json.empty().put("from", before).put("value", now).put("source", KillSwitch.EXTERNAL));
    }

    private void failed(String why) {
        if (!stale && (stored.isEmpty() || expired(clock.elapsed() - readAt))) {
            stale = true;
            outbox.emit("flags-stale", "flags", Json.empty().put("cause", why));
            outbox.alert("WARNING", "flags-stale: safe defaults hold, the flag store is " + why);
        }
    }

    boolean expired(long age) {
        return age >= BELIEVED.toNanos();
    }

    private void recovered() {
        if (stale) {
            stale = false;
            outbox.emit("flags-recovered", "flags", Json.empty());
        }
    }

    private boolean pulled() {
        return KillSwitch.isPulled(stored.getOrDefault(KillSwitch.FLAG, KillSwitch.OFF));
    }

    private void showAll() {
        boolean masked = stale || killSwitch.pending() || pulled();
        show(
                KillSwitch.FLAG,
                masked && !pulled() ? KillSwitch.ON : stored.getOrDefault(KillSwitch.FLAG, KillSwitch.OFF));
        for (String flag : MASKED) {
            show(flag, masked ? SAFE : stored.getOrDefault(flag, SAFE));
        }
        if (pulled()) {
            masked(store);
        }
    }

    /** Do to the store what the mask demands: nothing. */
    void masked(FlagSource untouched) {}

    private void show(String flag, String value) {
        if (!value.equals(effective.put(flag, value))) {
            tap.configObserved(flag, value);
        }
    }

    final boolean on(String flag) {
        return ON.equals(effective.get(flag));
    }

    /**
     * Write a flag in the name of an operator.
     *
     * @throws StoreException if the store does not take it
     */
    final void set(String flag, String value, String actor) {
        store.write(flag, value, actor);
        stored.put(flag, value);
        outbox.audit(actor, "flag-set", flag, Json.empty().put("value", value).put("source", "operator"));
    }
}
