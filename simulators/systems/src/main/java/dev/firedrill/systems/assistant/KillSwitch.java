package dev.firedrill.systems.assistant;

import dev.firedrill.world.Site;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Go by the switch as the flag store last showed it, and say at once when it is pulled. */
final class KillSwitch {

    static final String FLAG = "ASSISTANT_OFF";
    static final Duration POLL = Duration.ofMillis(500);

    private static final String UNSET = "off";

    private final Site site;
    private final Runnable whenPulled;
    private String observed = "";

    KillSwitch(Site site, Runnable whenPulled) {
        this.site = site;
        this.whenPulled = whenPulled;
    }

    /** Read it again. */
    void poll() {
        String value = site.flags().read(FLAG).orElse(UNSET);
        if (!value.equals(observed)) {
            observed = value;
            site.tap().configObserved(FLAG, value);
            if (pulled()) {
                whenPulled.run();
            }
        }
    }

    boolean pulled() {
        return pulls(Optional.of(observed));
    }

    /** Tell whether a value pulls the switch; one that nobody understands does, since off is the safe side. */
    static boolean pulls(Optional<String> value) {
        return switch (value.orElse("").strip().toLowerCase(Locale.ROOT)) {
            case "", "off", "false", "0", "no" -> false;
            default -> true;
        };
    }
}
