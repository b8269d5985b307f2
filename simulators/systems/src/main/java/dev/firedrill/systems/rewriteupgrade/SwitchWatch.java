package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.world.Site;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Go by the kill-switch as the environment last said, and report it whenever that changes. */
class SwitchWatch {

    private final Site site;
    private final StudioLog log;
    private KillSwitch current = KillSwitch.INACTIVE;
    private @Nullable String observed;

    SwitchWatch(Site site, StudioLog log) {
        this.site = site;
        this.log = log;
    }

    final void read() {
        Optional<String> value = site.environment(KillSwitch.VARIABLE);
        String seen = value.orElse(KillSwitch.DEFAULT);
        if (!seen.equals(observed)) {
            observed = seen;
            current = KillSwitch.of(value);
            site.tap().configObserved(KillSwitch.VARIABLE, seen);
            log.switchObserved(current);
        }
    }

    /** Read again; called every few seconds. */
    void refresh() {
        read();
    }

    final boolean active() {
        return current.active();
    }
}
