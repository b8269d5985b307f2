package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.world.Site;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Go by the kill-switch as the environment last said, and report it whenever that changes. */
class SwitchWatch {

    private final Site site;
    private final StudioLog log;
    private final Runnable reEnabled;
    private KillSwitch current = KillSwitch.INACTIVE;
    private @Nullable String observed;

    /**
     * Watch the switch of a site.
     *
     * @param reEnabled is told each time that the switch is no longer active
     */
    SwitchWatch(Site site, StudioLog log, Runnable reEnabled) {
        this.site = site;
        this.log = log;
        this.reEnabled = reEnabled;
    }

    /** Begin with what was known before a restart. */
    final void begin(boolean wasActive) {
        current = wasActive ? KillSwitch.ACTIVE : KillSwitch.INACTIVE;
        read();
    }

    private void read() {
        Optional<String> value = site.environment(KillSwitch.VARIABLE);
        String seen = value.orElse(KillSwitch.DEFAULT);
        if (!seen.equals(observed)) {
            observed = seen;
            site.tap().configObserved(KillSwitch.VARIABLE, seen);
            become(meaning(value));
        }
    }

    private void become(KillSwitch state) {
        boolean wasActive = active();
        current = state;
        log.switchObserved(state);
        if (wasActive && !active()) {
            reEnabled.run();
        }
    }

    KillSwitch meaning(Optional<String> value) {
        return KillSwitch.of(value);
    }

    /** Read again; called every few seconds. */
    void refresh() {
        read();
    }

    final boolean active() {
        return current.active();
    }
}
