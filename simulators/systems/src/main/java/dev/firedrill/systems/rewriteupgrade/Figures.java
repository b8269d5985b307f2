package dev.firedrill.systems.rewriteupgrade;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Spell numbers the same way on every JDK and in every locale. */
final class Figures {

    private static final int DECIMALS = 4;

    private Figures() {}

    /** Spell 0.310 as {@code 0.31}, to four decimals and without zeros at the end. */
    static BigDecimal plain(double number) {
        BigDecimal rounded = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }
}
