package dev.firedrill.cli;

import dev.firedrill.result.CheckResult;
import dev.firedrill.result.CheckResult.Bound;
import dev.firedrill.result.Entry;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds which measured time came nearest to its bounds. */
final class Margins {

    private static final double MILLIS = 1000;

    private Margins() {}

    /** Name the worst margin of a drill and its check; nothing where no time was measured against bounds. */
    static String text(Entry entry, UnaryOperator<String> plain) {
        return entry.checks().stream()
                .filter(check -> share(check).isPresent())
                .min(Comparator.comparingDouble(check -> share(check).orElseThrow()))
                .flatMap(check -> Optional.ofNullable(check.margin())
                        .map(margin -> " · worst margin %s (%s)".formatted(margin, check.id())))
                .map(plain)
                .orElse("");
    }

    /** Give the share of its bound that is left to a check: margins of different bounds compare only so. */
    private static OptionalDouble share(CheckResult check) {
        Bound bound = check.bound();
        if (bound == null) {
            return OptionalDouble.empty();
        }
        OptionalDouble margin = seconds(check.margin());
        OptionalDouble until = seconds(bound.notAfter());
        OptionalDouble limit = until.isPresent() ? until : seconds(bound.notBefore());
        return margin.isEmpty() || limit.isEmpty() || limit.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(margin.getAsDouble() / limit.getAsDouble());
    }

    /** Read a length of time as results spell it, {@code +1m30.5s} or {@code 12.5ms}; empty for anything else. */
    static OptionalDouble seconds(@Nullable String spelled) {
        String text = spelled == null ? "" : spelled.replaceFirst("^\\+", "");
        try {
            if (text.endsWith("ms")) {
                return OptionalDouble.of(Double.parseDouble(text.substring(0, text.length() - 2)) / MILLIS);
            }
            String sign = text.startsWith("-") ? "-" : "";
            Duration read =
                    Duration.parse(sign + "PT" + text.substring(sign.length()).toUpperCase(Locale.ROOT));
            return OptionalDouble.of(read.toNanos() / 1e9);
        } catch (DateTimeException | NumberFormatException | ArithmeticException other) {
            return OptionalDouble.empty();
        }
    }
}
