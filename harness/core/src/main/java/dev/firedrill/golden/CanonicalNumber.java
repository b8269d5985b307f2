package dev.firedrill.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Spell numbers alike on every JDK: integers plain, others with the fewest digits that read back as the same double.
 * {@code Double.toString} is no help, it changed with JDK 19.
 */
final class CanonicalNumber {

    /** Enough significant digits to tell any two doubles apart. */
    private static final int DIGITS_OF_A_DOUBLE = 17;

    /** Most zeros that are written out; no double needs as many. */
    private static final int LONGEST_PLAIN = 400;

    private CanonicalNumber() {}

    static String of(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.bigIntegerValue().toString();
        }
        if (number.isBigDecimal()) {
            return of(number.decimalValue());
        }
        return of(number.doubleValue());
    }

    /** Spell a double; JSON has no word for what is not finite, which becomes a string. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
            BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() == value) {
                return of(shorter);
            }
        }
        return of(exact.round(new MathContext(DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN)));
    }

    private static String of(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return Math.abs((long) stripped.scale()) > LONGEST_PLAIN ? stripped.toString() : stripped.toPlainString();
    }
}
