package dev.firedrill.systems.rollbackmonitor;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Spell shares the same way on every JDK and in every locale. */
final class Shares {

    private Shares() {}

    /** Spell 0.425 as {@code 0.425}, to four decimals. */
    static BigDecimal fraction(double share) {
        BigDecimal rounded = new BigDecimal(share).setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }

    /** Spell 0.425 as {@code 42.5%}, to one decimal. */
    static String percent(double share) {
        return new BigDecimal(share)
                        .movePointRight(2)
                        .setScale(1, RoundingMode.HALF_UP)
                        .toPlainString() + "%";
    }
}
