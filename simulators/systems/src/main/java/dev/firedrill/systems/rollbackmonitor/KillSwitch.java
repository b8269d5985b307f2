package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Component;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.StoreException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pull DISABLE_NEW, and tell of every change of it once, whoever made it and in whatever spelling. The memory that all
 * instances share says what was told; two changes between two polls are invisible.
 */
class KillSwitch {

    static final String FLAG = "DISABLE_NEW";
    static final String ON = "1";
    static final String OFF = "0";
    static final String ACTIVATED = "kill-switch-activated";
    static final String RESET = "kill-switch-reset";
    static final String EXTERNAL = "external";

    private static final String CHANGED = "flag-changed";
    private static final List<String> PULLED = List.of(ON, "true");

    private final FlagSource store;
    private final SwitchMemory memory;
    private final Outbox outbox;
    private final Parts parts;
    private String told;
    private String pending = "";

    /** Hold what a kill-switch works with. */
    record Parts(
            FlagSource store,
            SwitchMemory memory,
            Artifacts artifacts,
            Component clock,
            Outbox outbox,
            Runnable afterReset) {}

    KillSwitch(Parts parts) {
        this.parts = parts;
        this.store = parts.store();
        this.memory = parts.memory();
        this.outbox = parts.outbox();
        this.told = memory.told();
    }

    /** Take a stored value for what it means: neither spaces around it nor capitals matter. */
    static String normal(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isPulled(String value) {
        return PULLED.contains(normal(value));
    }

    static boolean isPulled(Optional<String> value) {
        return value.filter(KillSwitch::isPulled).isPresent();
    }

    /** Take over what an earlier life, or another instance, could not do yet. */
    void recall() {
        pending = memory.pending();
    }

    /** Tell whether it is to be pulled as soon as the store lets it. */
    final boolean pending() {
        return !pending.isEmpty();
    }

    /** Pull it; a switch that is pulled already stays as it is. Where the store fails, that is done later. */
    final void pull(String actor) {
        try {
            pullNow(actor);
            waitFor("");
        } catch (StoreException locked) {
            if (!pending()) {
                waitFor(actor);
                outbox.alert("WARNING", "kill-switch-pending: the flag store is " + locked.getMessage());
            }
        }
    }

    final void waitFor(String actor) {
        if (!actor.equals(pending)) {
            pending = actor;
            memory.waitFor(actor);
        }
    }

    private void pullNow(String actor) {
        Optional<String> value = store.read(FLAG);
        if (isPulled(value)) {
            observed(value.orElse(ON));
            outbox.audit(actor, "kill-switch-confirmed", FLAG, details("monitor", actor));
        } else {
            store.write(FLAG, ON, actor);
            changed(ON, "monitor", actor, true);
        }
    }

    final void retry() {
        if (pending()) {
            pull(pending);
        }
    }

    /**
     * Write it in the name of an operator; only an approved reset is one without a warning. A pull that waits for the store
     * is overruled once this is written.
     *
     * @throws StoreException if the store does not take it
     */
    void set(boolean on, String actor, boolean approved) {
        store.write(FLAG, on ? ON : OFF, actor);
        waitFor("");
        changed(on ? ON : OFF, "operator", actor, on || approved);
    }

    /** Take note of what stands in the store. */
    final void observed(String stored) {
        String value = normal(stored);
        if (!value.equals(told) && value.equals(memory.told())) {
            told = value;
        }
        changed(value, EXTERNAL, EXTERNAL, isPulled(value));
    }

    private void changed(String value, String source, String actor, boolean approved) {
        if (value.equals(told)) {
            return;
        }
        boolean wasPulled = isPulled(told);
        String before = told;
        told = value;
        memory.tell(told);
        if (wasPulled == isPulled(value)) {
            outbox.audit(actor, CHANGED, FLAG, details(source, actor).put("from", before));
            return;
        }
        tell(wasPulled ? RESET : ACTIVATED, source, actor);
        if (!approved) {
            outbox.audit(actor, "unapproved-reset", FLAG, details(source, actor));
            outbox.emit("unapproved-reset", FLAG, details(source, actor));
            outbox.alert("WARNING", "unapproved-reset: %s was reset by %s".formatted(FLAG, actor));
        }
        if (wasPulled) {
            parts.afterReset().run();
        }
    }

    void tell(String action, String source, String actor) {
        parts.artifacts().auditKillSwitch(parts.clock().clock().instant(), action, source, actor);
        outbox.audit(actor, action, FLAG, details(source, actor));
        emitOnly(action, source, actor);
    }

    final void emitOnly(String action, String source, String actor) {
        outbox.emit(action, FLAG, details(source, actor));
    }

    private ObjectNode details(String source, String actor) {
        return Json.empty().put("source", source).put("actor", actor).put("value", told);
    }
}
