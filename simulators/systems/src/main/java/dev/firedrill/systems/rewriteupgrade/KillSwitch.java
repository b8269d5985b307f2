package dev.firedrill.systems.rewriteupgrade;

import java.util.Locale;
import java.util.Optional;

/** Say what a value of the switch's variable means. Its name speaks of enabling: {@code false} pulls the switch. */
enum KillSwitch {
    /** The feature is enabled. */
    INACTIVE,
    /** The feature is disabled. */
    ACTIVE,
    /** The feature is disabled because nobody knows what the value means, and CREATE is the safe path. */
    ACTIVE_BY_INVALID_VALUE;

    static final String VARIABLE = "NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE";
    static final String DEFAULT = "true";

    static KillSwitch of(Optional<String> value) {
        return switch (value.orElse("").strip().toLowerCase(Locale.ROOT)) {
            case "", "true" -> INACTIVE;
            case "false" -> ACTIVE;
            default -> ACTIVE_BY_INVALID_VALUE;
        };
    }

    boolean active() {
        return this != INACTIVE;
    }
}
