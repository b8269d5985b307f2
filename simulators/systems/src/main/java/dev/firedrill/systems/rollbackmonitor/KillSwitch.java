package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Component;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.StoreException;
import java.util.Optional;

/**
 * Pull DISABLE_NEW, and tell of every change of it once, whoever made it. The audit log that all instances share says what
 * was told; two changes between two polls are invisible.
 */
class KillSwitch {

    static final String FLAG = "DISABLE_NEW";
    static final String ACTIVATED = "kill-switch-activated";
    static final String RESET = "kill-switch-reset";
    static final String EXTERNAL = "external";

    private static final String ON = "1";
    private static final String OFF = "0";

    private final FlagSource store;
    private final Artifacts artifacts;
    private final Component clock;
    private final Outbox outbox;
    private final Runnable afterReset;
    private boolean pulled;
    private String pending = "";

    KillSwitch(FlagSource store, Artifacts artifacts, Component clock, Outbox outbox, Runnable afterReset) {
        this.store = store;
        this.artifacts = artifacts;
        this.clock = clock;
        this.outbox = outbox;
        this.afterReset = afterReset;
        this.pulled = toldAs(ACTIVATED);
    }

    static boolean isPulled(Optional<String> value) {
        return value.filter(ON::equals).isPresent();
    }

    /** Tell whether it is to be pulled as soon as the store lets it. */
    final boolean pending() {
        return !pending.isEmpty();
    }

    /** Pull it; a switch that is pulled already stays as it is. Where the store fails, that is done later. */
    final void pull(String actor) {
        try {
            pullNow(actor);
            pending = "";
        } catch (StoreException locked) {
            if (!pending()) {
                pending = actor;
                outbox.alert("WARNING", "kill-switch-pending: the flag store is " + locked.getMessage());
            }
        }
    }

    private void pullNow(String actor) {
        if (isPulled(store.read(FLAG))) {
            observed(true);
            outbox.audit(actor, "kill-switch-confirmed", FLAG, details("monitor", actor));
        } else {
            store.write(FLAG, ON, actor);
            changed(true, "monitor", actor, true);
        }
    }

    final void retry() {
        if (pending()) {
            pull(pending);
        }
    }

    /**
     * Write it in the name of an operator; only an approved reset is one without a warning.
     *
     * @throws StoreException if the store does not take it
     */
    final void set(boolean on, String actor, boolean approved) {
        pending = "";
        store.write(FLAG, on ? ON : OFF, actor);
        changed(on, "operator", actor, on || approved);
    }

    /** Take note of what stands in the store. */
    final void observed(boolean nowPulled) {
        if (nowPulled != pulled && outbox.hasWrittenAll() && toldAs(nowPulled ? ACTIVATED : RESET)) {
            pulled = nowPulled;
        }
        changed(nowPulled, EXTERNAL, EXTERNAL, nowPulled);
    }

    private boolean toldAs(String action) {
        return artifacts
                .newestOfKillSwitch()
                .filter(line -> line.contains(" " + action + " "))
                .isPresent();
    }

    private void changed(boolean nowPulled, String source, String actor, boolean approved) {
        if (nowPulled == pulled) {
            return;
        }
        pulled = nowPulled;
        tell(nowPulled ? ACTIVATED : RESET, source, actor);
        if (!approved) {
            outbox.audit(actor, "unapproved-reset", FLAG, details(source, actor));
            outbox.emit("unapproved-reset", FLAG, details(source, actor));
            outbox.alert("WARNING", "unapproved-reset: %s was reset by %s".formatted(FLAG, actor));
        }
        if (!nowPulled) {
            afterReset.run();
        }
    }

    void tell(String action, String source, String actor) {
        artifacts.auditKillSwitch(clock.clock().instant(), action, source, actor);
        outbox.audit(actor, action, FLAG, details(source, actor));
        outbox.emit(action, FLAG, details(source, actor));
    }

    final void emitOnly(String action, String source, String actor) {
        outbox.emit(action, FLAG, details(source, actor));
    }

    private static ObjectNode details(String source, String actor) {
        return Json.empty().put("source", source).put("actor", actor);
    }
}
