package dev.firedrill.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Spell floating-point numbers alike on every JDK, which {@code Double.toString} does not. */
final class Numbers {

    private static final int DIGITS = 6;

    private Numbers() {}

    /** Spell a number for people, with up to six significant digits. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
