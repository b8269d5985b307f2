package dev.firedrill.cli;

import dev.firedrill.events.Times;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Shape;
import dev.firedrill.result.Plain;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Spells what a fault does, how often and to which calls; what is as usual is left out. */
final class FaultText {

    private static final double SMALLEST_PLAIN = 1e-6;
    private static final int MOST_LISTED = 8;

    private FaultText() {}

    /** Spell its kind and the keys of its kind, as {@code quota, 12 requests per 10s}. */
    static String effect(Effect effect) {
        String own = own(effect);
        return effect.kind().word() + (own.isEmpty() ? "" : ", " + own);
    }

    private static String own(Effect effect) {
        return switch (effect.kind()) {
            case SERVER_ERROR -> serverError((Effect.ServerError) effect);
            case RATE_LIMIT ->
                ((Effect.RateLimit) effect)
                        .retryAfter()
                        .map(FaultText::retryAfter)
                        .orElse("");
            case LONG_RETRY_AFTER -> retryAfter(((Effect.LongRetryAfter) effect).retryAfter());
            case AUTH_REVOKED -> "status " + ((Effect.AuthRevoked) effect).status();
            case LATENCY -> late(((Effect.Latency) effect).by(), ((Effect.Latency) effect).spread());
            case SLOW_START -> late(((Effect.SlowStart) effect).by(), ((Effect.SlowStart) effect).spread());
            case SLOW_TOKENS -> plain(((Effect.SlowTokens) effect).perSecond()) + " per second";
            case STALL -> afterEvents(((Effect.Stall) effect).afterEvents());
            case ERROR_IN_STREAM -> afterEvents(((Effect.ErrorInStream) effect).afterEvents());
            case CUT -> cut((Effect.Cut) effect);
            case MALFORMED_CHUNK ->
                word(((Effect.MalformedChunk) effect).how()) + ", event " + ((Effect.MalformedChunk) effect).event();
            case DUP_EVENT -> "event " + ((Effect.DupEvent) effect).event();
            case EMPTY_OK -> word(((Effect.EmptyOk) effect).how());
            case WRONG_SHAPE -> word(((Effect.WrongShape) effect).how());
            case QUALITY_DRIFT -> "variant " + quoted(((Effect.QualityDrift) effect).variant());
            case QUOTA -> ((Effect.Quota) effect).requests() + " requests per " + length(((Effect.Quota) effect).per());
            case METRIC_VALUE -> plain(((Effect.MetricValue) effect).value());
            case FLAG_FAIL -> word(((Effect.FlagFail) effect).how());
            case METRIC_LATE -> "by " + length(((Effect.MetricLate) effect).by());
            case CRASH ->
                ((Effect.Crash) effect)
                        .downtime()
                        .map(it -> "down for " + length(it))
                        .orElse("for good");
            case HOLD -> length(((Effect.Hold) effect).by());
            case CLOCK_STEP -> Times.length(((Effect.ClockStep) effect).by().toNanos());
            case OVERLOADED,
                    QUOTA_EXHAUSTED,
                    MODEL_GONE,
                    TIMEOUT_FIRST_BYTE,
                    REFUSED,
                    RESET,
                    EMPTY,
                    GARBAGE,
                    UNKNOWN_EVENT,
                    UTF8_SPLIT,
                    UTF8_BAD,
                    LENGTH_CUT,
                    REFUSAL_FILTER,
                    FLAG_STALE,
                    METRIC_MISSING,
                    METRIC_NAN,
                    PAUSE,
                    HALT,
                    FAIL,
                    DISK_FULL,
                    SINK_DOWN -> "";
        };
    }

    private static String serverError(Effect.ServerError error) {
        String body = error.body() == Effect.Body.JSON ? "" : ", body " + word(error.body());
        return "status " + error.status() + body;
    }

    private static String retryAfter(Duration wait) {
        return "retry-after " + length(wait);
    }

    private static String late(Duration by, Duration spread) {
        return "by " + length(by) + (spread.isZero() ? "" : " and up to " + length(spread) + " more");
    }

    private static String afterEvents(int events) {
        return "after " + events + (events == 1 ? " event" : " events");
    }

    private static String cut(Effect.Cut cut) {
        Effect.Cut.At at = cut.at();
        String where = at.time().map(it -> "after " + length(it)).orElse("");
        if (at.events().isPresent()) {
            where = afterEvents(at.events().getAsInt());
        } else if (at.bytes().isPresent()) {
            where = "after " + at.bytes().getAsInt() + " bytes";
        } else if (at.fraction().isPresent()) {
            where = "after " + plain(at.fraction().get()) + " of the answer";
        }
        return word(cut.how()) + " " + where;
    }

    /** Spell how its probability develops, as {@code , for 5s every 8s}. */
    static String shape(Shape shape) {
        return switch (shape.kind()) {
            case CONSTANT -> ((Shape.Constant) shape).level() == 1 ? "" : times(((Shape.Constant) shape).level());
            case RAMP ->
                times(((Shape.Ramp) shape).start()) + " at first and " + plain(((Shape.Ramp) shape).end())
                        + " at its end";
            case STEP -> step((Shape.Step) shape);
            case BURST -> burst((Shape.Burst) shape);
            case FLAP ->
                ", %s on and %s off in turn"
                        .formatted(length(((Shape.Flap) shape).on()), length(((Shape.Flap) shape).off()));
            case POISSON ->
                ", in outages of %s with gaps of %s on average"
                        .formatted(
                                length(((Shape.Poisson) shape).meanLength()),
                                length(((Shape.Poisson) shape).meanGap()));
            case NTH -> nth(((Shape.Nth) shape).ordinals());
        };
    }

    private static String step(Shape.Step step) {
        return ", times "
                + step.levels().stream()
                        .limit(MOST_LISTED)
                        .map(it -> plain(it.level()) + " after " + length(it.at()))
                        .collect(Collectors.joining(", "))
                + more(step.levels());
    }

    private static String burst(Shape.Burst burst) {
        String jitter = burst.jitter().isZero() ? "" : ", each late by up to " + length(burst.jitter());
        return ", for %s every %s%s".formatted(length(burst.length()), length(burst.every()), jitter);
    }

    private static String nth(List<Integer> ordinals) {
        return ", on the calls "
                + ordinals.stream().limit(MOST_LISTED).map(String::valueOf).collect(Collectors.joining(", "))
                + more(ordinals);
    }

    private static String more(List<?> listed) {
        return listed.size() > MOST_LISTED ? " and %d more".formatted(listed.size() - MOST_LISTED) : "";
    }

    /** Spell which calls it strikes, as {@code , where kind 'edit'}. */
    static String where(Map<String, String> facts) {
        return facts.isEmpty()
                ? ""
                : ", where "
                        + facts.entrySet().stream()
                                .map(it -> it.getKey() + " " + quoted(it.getValue()))
                                .collect(Collectors.joining(" and "));
    }

    static String name(Fault fault) {
        return "fault " + quoted(fault.id());
    }

    static String times(double factor) {
        return ", times " + plain(factor);
    }

    static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return value > 0 && value < SMALLEST_PLAIN ? exact.toString() : exact.toPlainString();
    }

    static String length(Duration length) {
        return Times.length(length.toNanos());
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return "'" + Plain.line(text) + "'";
    }
}
