package dev.firedrill.events;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apiguardian.api.API;

/**
 * Spell doubles the same way on every JDK: {@code Double.toString} gives more digits than needed before JDK 19, so it
 * may not take part in logs, hashes or goldens.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Decimals {

    private static final int DIGITS_OF_A_DOUBLE = 17;

    private Decimals() {}

    /** Give the shortest decimal that reads back as the same finite double. */
    public static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return plain(rounded);
            }
        }
        return plain(exact.round(new MathContext(DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN)));
    }

    /** Spell a finite double in plain digits. */
    public static String plain(double value) {
        return shortest(value).toPlainString();
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
}
