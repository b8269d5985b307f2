package dev.firedrill.systems.rewriteupgrade;

import java.util.Locale;
import java.util.Optional;

/** Say what a value of the switch's variable means. Its name speaks of enabling: {@code false} pulls the switch. */
enum KillSwitch {
    /** The feature is enabled. */
    INACTIVE("Kill-switch is not active"),
    /** The feature is disabled. */
    ACTIVE("Kill-switch is active"),
    /** The feature is disabled because nobody knows what the value means, and CREATE is the safe path. */
    ACTIVE_BY_INVALID_VALUE("Kill-switch is active: KILL_SWITCH_VALUE_INVALID");

    static final String VARIABLE = "NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE";
    static final String DEFAULT = "true";
    static final String PULLED = "false";

    private final String words;

    KillSwitch(String words) {
        this.words = words;
    }

    static KillSwitch of(Optional<String> value) {
        return switch (value.orElse("").strip().toLowerCase(Locale.ROOT)) {
            case "", DEFAULT -> INACTIVE;
            case PULLED -> ACTIVE;
            default -> ACTIVE_BY_INVALID_VALUE;
        };
    }

    boolean active() {
        return this != INACTIVE;
    }

    /** Say it in the log. */
    String words() {
        return words;
    }
}
