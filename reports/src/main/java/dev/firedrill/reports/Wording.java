package dev.firedrill.reports;

import java.util.Locale;

/** Fill patterns in the same way in every locale. */
final class Wording {

    private Wording() {}

    /** Fill a pattern as {@link String#format} does. */
    static String of(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
