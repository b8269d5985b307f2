package dev.firedrill.lint;

import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Controls.Trigger;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Spells numbers, lengths of time and conditions as files do. */
final class Words {

    private static final MathContext DIGITS = new MathContext(15);

    private Words() {}

    static String of(double number) {
        return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    static String of(Duration length) {
        return length.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    static String of(Limit limit) {
        return limit.comparison().word() + " " + of(limit.threshold());
    }

    /** Spell when a sample breaches, as {@code > 0.3}, or {@code > 2 times its baseline}. */
    static String of(Trigger trigger) {
        String limit = of(Limits.of(trigger));
        return trigger.baseline().isPresent() ? limit + " times its baseline" : limit;
    }

    /** Spell the rule, as {@code 3 of 5}. */
    static String rule(Trigger trigger) {
        return trigger.rule().k() + " of " + trigger.rule().n();
    }
}
