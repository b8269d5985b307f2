package dev.firedrill.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Spell floating-point numbers alike on every JDK, which {@code Double.toString} does not. */
final class Numbers {

    private static final int DIGITS = 6;
    private static final int ALL_DIGITS = 17;

    private Numbers() {}

    /** Spell a number for people, with up to six significant digits. */
    static String plain(double value) {
        return Double.isFinite(value) ? rounded(value, DIGITS).toPlainString() : infinite(value);
    }

    /** Spell a number with six significant digits or as many more as it takes to tell it from all others. */
    static String exact(double value) {
        if (!Double.isFinite(value)) {
            return infinite(value);
        }
        int digits = DIGITS;
        while (digits < ALL_DIGITS && rounded(value, digits).doubleValue() != value) {
            digits++;
        }
        return rounded(value, digits).toPlainString();
    }

    private static String infinite(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
    }

    private static BigDecimal rounded(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
