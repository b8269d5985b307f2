package dev.firedrill.events;

import org.apiguardian.api.API;

/** Spell instants and lengths of a run for people: {@code t+4m30.5s}, {@code 118.2s}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Times {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Times() {}

    /** Spell an instant as {@code t+4m30.5s}. */
    public static String sinceStart(long nanos) {
        return (nanos < 0 ? "t-" : "t+") + length(Math.abs(nanos));
    }

    /** Spell a length as {@code 1h2m3.004s}; below one second in milliseconds, as {@code 12.5ms}. */
    public static String length(long nanos) {
        if (nanos < 0) {
            return "-" + length(-nanos);
        }
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < SECOND) {
            return decimal(nanos, MILLI) + "ms";
        }
        StringBuilder text = new StringBuilder();
        append(text, nanos / HOUR, "h");
        append(text, nanos % HOUR / MINUTE, "m");
        if (nanos % MINUTE != 0) {
            text.append(decimal(nanos % MINUTE, SECOND)).append('s');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }

    private static String decimal(long nanos, long unit) {
        return java.math.BigDecimal.valueOf(nanos)
                .divide(java.math.BigDecimal.valueOf(unit), 3, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
