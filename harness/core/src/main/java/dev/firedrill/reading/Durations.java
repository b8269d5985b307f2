package dev.firedrill.reading;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and spells lengths of time as {@code 1h30m}. */
final class Durations {

    static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};
    private static final int LONGEST_TEXT = 40;

    private Durations() {}

    /** Read a text of that form; absent for any other, and for one longer than {@link #LONGEST}. */
    static Optional<Duration> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (text.isEmpty() || text.length() > LONGEST_TEXT || !parts.matches()) {
            return Optional.empty();
        }
        double approximate = 0;
        long exact = 0;
        for (int unit = 0; unit < UNITS.length; unit++) {
            String digits = parts.group(unit + 1);
            approximate += digits == null ? 0 : Double.parseDouble(digits) * MILLIS[unit];
            exact += digits == null || approximate > LONGEST.toMillis() ? 0 : Long.parseLong(digits) * MILLIS[unit];
        }
        return approximate > LONGEST.toMillis() ? Optional.empty() : Optional.of(Duration.ofMillis(exact));
    }

    /** Say how to mend a text that is no duration. */
    static String mend(String text) {
        if (text.matches("\\d{1,12}")) {
            return "add the unit, as in \"" + text + "s\"";
        }
        boolean tooLong = !text.isEmpty() && FORM.matcher(text).matches();
        return tooLong ? "write a shorter one" : "write whole numbers with d, h, m, s, ms, the largest unit first";
    }

    static String spell(Duration duration) {
        StringBuilder text = new StringBuilder();
        long rest = duration.toMillis();
        for (int unit = 0; unit < UNITS.length; unit++) {
            if (rest >= MILLIS[unit]) {
                text.append(rest / MILLIS[unit]).append(UNITS[unit]);
                rest %= MILLIS[unit];
            }
        }
        return text.length() == 0 ? "0s" : text.toString();
    }
}
