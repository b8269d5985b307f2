package dev.firedrill.timeline;

import dev.firedrill.model.Action;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Tell how long an order to crash leaves the system down; its parameter is spelled as in files, {@code 1m30s}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Downtime {

    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,12}(?:ms|[dhms]))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[dhms])");

    private Downtime() {}

    /**
     * Give the downtime; empty for good.
     *
     * @throws IllegalArgumentException if it is not spelled so
     */
    public static Optional<Duration> of(Action action) {
        return action.verb().equals(Action.CRASH)
                ? Optional.ofNullable(action.parameters().get("downtime")).map(Downtime::parse)
                : Optional.empty();
    }

    private static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a 'downtime' as '5s' or '1m30s', found '%s'".formatted(text));
        }
        Duration length = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            length = length.plus(length(Long.parseLong(part.group(1)), part.group(2)));
        }
        return length;
    }

    private static Duration length(long count, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            case "m" -> Duration.ofMinutes(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMillis(count);
        };
    }
}
