package dev.firedrill.gate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quantity as results spell it.
 *
 * @param number milliseconds of a length of time, or a count
 * @param counted whether it is a count, which is exact
 */
record Spelled(BigDecimal number, boolean counted) {

    private static final Pattern COUNT = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern LENGTH = Pattern.compile("[+-]?([0-9]{1,18}(\\.[0-9]{1,9})?(ms|h|m|s))+");
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|h|m|s)");
    private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1_000, "m", 60_000, "h", 3_600_000);

    /** Read {@code 1m30.5s}, {@code +12.5ms} or {@code 42}; empty for anything else. */
    static Optional<Spelled> of(String text) {
        if (COUNT.matcher(text).matches()) {
            return Optional.of(new Spelled(new BigDecimal(text), true));
        }
        return LENGTH.matcher(text).matches() ? Optional.of(new Spelled(millis(text), false)) : Optional.empty();
    }

    private static BigDecimal millis(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            BigDecimal unit = BigDecimal.valueOf(MILLIS.getOrDefault(part.group(2), 0));
            sum = sum.add(new BigDecimal(part.group(1)).multiply(unit));
        }
        return text.startsWith("-") ? sum.negate() : sum;
    }

    Spelled minus(Spelled other) {
        return new Spelled(number.subtract(other.number), counted);
    }

    boolean isNegative() {
        return number.signum() < 0;
    }

    /** Say whether two are the same, as far as their spelling tells. */
    boolean isAbout(Spelled other) {
        BigDecimal tolerance = counted ? BigDecimal.ZERO : BigDecimal.valueOf(2);
        return counted == other.counted && number.subtract(other.number).abs().compareTo(tolerance) <= 0;
    }
}
