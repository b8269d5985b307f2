package dev.firedrill.live.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tell when in the scenario's time something happened that a service tells in its own words. */
final class ScenarioTime {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;

    private final LongSupplier clock;
    private final double scale;
    private volatile @Nullable Pair begun;
    private volatile @Nullable Pair earlier;

    /** Hold one instant on both clocks. */
    private record Pair(Instant wall, long scenario) {}

    ScenarioTime(LongSupplier clock, double scale) {
        this.clock = clock;
        this.scale = scale;
    }

    /** Take both clocks anew: the scenario's stood still. What is told of before keeps the clocks of before. */
    void goOn() {
        goOn(Instant.now());
    }

    void goOn(Instant wall) {
        earlier = begun;
        begin(wall);
    }

    /** Take the clock on the wall together with that of the scenario. */
    void begin() {
        begin(Instant.now());
    }

    void begin(Instant wall) {
        begun = new Pair(wall, clock.getAsLong());
    }

    long now() {
        return clock.getAsLong();
    }

    /** Give how much of the scenario's time passes in some real time. */
    long scaled(Duration real) {
        return Math.round(real.toNanos() * scale);
    }

    /** Give the nearest instant of the run so far. */
    long clamped(long time) {
        return Math.max(0, Math.min(time, clock.getAsLong()));
    }

    /** Give when something happened; nothing where that is no instant. */
    OptionalLong of(JsonNode told) {
        Pair pair = begun;
        String text = Scalars.text(told).strip();
        if (told.isMissingNode() || told.isNull() || text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            if (pair == null) {
                return OptionalLong.of(0);
            }
            Pair before = earlier;
            double since = sinceT0(pair, text);
            return OptionalLong.of(
                    since < 0 && before != null
                            ? Math.min(pair.scenario(), scenario(before, sinceT0(before, text)))
                            : scenario(pair, since));
        } catch (DateTimeException | NumberFormatException noInstant) {
            return OptionalLong.empty();
        }
    }

    private long scenario(Pair pair, double nanos) {
        return clamped(Math.round(pair.scenario() + nanos * scale));
    }

    /** Give nanoseconds on the wall; a time of day is told apart from milliseconds by its colon. */
    private static double sinceT0(Pair pair, String text) {
        Instant t0 = pair.wall();
        if (text.indexOf(':') < 0) {
            Instant millis = Instant.ofEpochMilli(t0.toEpochMilli());
            return (Double.parseDouble(text) - t0.toEpochMilli()) * MILLIS
                    - Duration.between(millis, t0).toNanos();
        }
        Instant instant = DateTimeFormatter.ISO_DATE_TIME.parse(withT(text), Instant::from);
        return (instant.getEpochSecond() - t0.getEpochSecond()) * NANOS + (instant.getNano() - t0.getNano());
    }

    /** Some write a blank between date and time. */
    private static String withT(String text) {
        return text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
    }
}
