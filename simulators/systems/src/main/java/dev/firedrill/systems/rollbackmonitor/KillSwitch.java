package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.world.Component;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.Tap;
import java.util.Optional;

/** Pull DISABLE_NEW, and tell of every change of it once, whoever made it. */
final class KillSwitch {

    static final String FLAG = "DISABLE_NEW";

    private static final String PULLED = "1";
    private static final String RESET = "0";
    private static final String EXTERNAL = "external";

    private final FlagSource store;
    private final Artifacts artifacts;
    private final Component clock;
    private final Tap tap;
    private boolean pulled;

    KillSwitch(FlagSource store, Artifacts artifacts, Component clock, Tap tap) {
        this.store = store;
        this.artifacts = artifacts;
        this.clock = clock;
        this.tap = tap;
        this.pulled = isPulled(store.read(FLAG));
    }

    static boolean isPulled(Optional<String> value) {
        return value.filter(PULLED::equals).isPresent();
    }

    /** Pull it; a switch that is pulled already stays as it is. */
    void pull(String actor) {
        if (!isPulled(store.read(FLAG))) {
            store.write(FLAG, PULLED, actor);
        }
        changed(true, actor);
    }

    /** Take note of what stands in the store. */
    void observed(boolean nowPulled) {
        changed(nowPulled, EXTERNAL);
    }

    private void changed(boolean nowPulled, String actor) {
        if (nowPulled == pulled) {
            return;
        }
        pulled = nowPulled;
        String action = nowPulled ? "kill-switch-activated" : "kill-switch-reset";
        artifacts.auditKillSwitch(clock.clock().instant(), action, actor);
        tap.audited(
                actor, action, FLAG, JsonNodeFactory.instance.objectNode().put("value", nowPulled ? PULLED : RESET));
        tap.eventEmitted(action, FLAG, JsonNodeFactory.instance.objectNode().put("actor", actor));
    }
}
