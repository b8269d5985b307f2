package dev.firedrill.events;

import org.apiguardian.api.API;

/** Spell ordinals for people, the same in every locale. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Ordinals {

    private static final int DIGITS = 4;

    private Ordinals() {}

    /** Spell the ordinal of a request as {@code r-0041}. */
    public static String request(long ordinal) {
        String digits = Long.toString(ordinal);
        return "r-" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
