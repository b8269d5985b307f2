package dev.firedrill.reports;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read back what results spell: durations such as {@code 1h2m3.004s} and {@code 12.5ms}, and counts. */
final class Quantity {

    private static final Pattern COUNT = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,9})?");
    private static final Pattern DURATION = Pattern.compile("[+-]?(\\d{1,9}(\\.\\d{1,9})?(h|ms|m|s)){1,4}");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");

    private Quantity() {}

    /** Give the seconds of a duration or the number of a count; empty for anything else. */
    static OptionalDouble read(String text) {
        String plain = text.replace('−', '-').replaceFirst("^\\+", "");
        if (COUNT.matcher(plain).matches()) {
            return OptionalDouble.of(Double.parseDouble(plain));
        }
        if (!DURATION.matcher(plain).matches()) {
            return OptionalDouble.empty();
        }
        double seconds = seconds(plain);
        return OptionalDouble.of(plain.startsWith("-") ? -seconds : seconds);
    }

    /** Say whether it is a length of time. */
    static boolean isDuration(String text) {
        return !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
    }

    /** Spell a margin with its sign, so that nobody takes a distance outside for one inside. */
    static String signed(String margin) {
        if (margin.startsWith("-")) {
            return "−" + margin.substring(1);
        }
        return read(margin).orElse(0) > 0 && !margin.startsWith("+") ? "+" + margin : margin;
    }

    private static double seconds(String plain) {
        double seconds = 0;
        Matcher part = PART.matcher(plain);
        while (part.find()) {
            seconds += Double.parseDouble(part.group(1)) * unit(part.group(2));
        }
        return seconds;
    }

    private static double unit(String name) {
        return switch (name) {
            case "h" -> 3600;
            case "m" -> 60;
            case "s" -> 1;
            default -> 0.001;
        };
    }
}
