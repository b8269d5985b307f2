package dev.firedrill.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and spells lengths of time as {@code 1h30m}. */
final class Durations {

    static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final String LOOSELY =
            "(\\d+(?:[.,]\\d+)?)\\s*(milli(?:second)?s?|msecs?|ms|d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)(?![a-z])";
    private static final Pattern LOOSE_PART = Pattern.compile(LOOSELY);
    private static final Pattern LOOSE =
            Pattern.compile("\\s*[+-]?\\s*(?:" + LOOSELY + "\\s*)+", Pattern.CASE_INSENSITIVE);
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
        return tooLong
                ? "write a shorter one"
                : guess(text)
                        .map(it -> "write \"" + spell(it) + "\"")
                        .orElse("write whole numbers with d, h, m, s, ms, the largest unit first");
    }

    /** Read what people write for a duration elsewhere: fractions, words, blanks, any order, a sign. */
    private static Optional<Duration> guess(String text) {
        if (text.length() > LONGEST_TEXT || !LOOSE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal millis = BigDecimal.ZERO;
        Matcher part = LOOSE_PART.matcher(text.toLowerCase(Locale.ROOT));
        while (part.find()) {
            millis = millis.add(new BigDecimal(part.group(1).replace(',', '.')).multiply(unit(part.group(2))));
        }
        BigDecimal whole = millis.setScale(0, RoundingMode.CEILING);
        boolean fits = whole.signum() > 0 && whole.compareTo(BigDecimal.valueOf(LONGEST.toMillis())) <= 0;
        return fits ? Optional.of(Duration.ofMillis(whole.longValueExact())) : Optional.empty();
    }

    /** Find how many milliseconds a unit has that may be spelled in full. */
    private static BigDecimal unit(String word) {
        boolean millis = word.startsWith("ms") || word.startsWith("mil");
        return BigDecimal.valueOf(millis ? 1 : MILLIS[List.of(UNITS).indexOf(word.substring(0, 1))]);
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
