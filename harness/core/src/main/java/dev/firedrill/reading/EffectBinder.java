package dev.firedrill.reading;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.Cut;
import dev.firedrill.model.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Binds what a fault does: the keys of its kind. */
final class EffectBinder {

    private static final List<String> CUTS = List.of("afterEvents", "afterBytes", "afterFraction", "afterTime");
    private static final Duration LONG = Duration.ofHours(1);
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_BYTES = 100_000_000;
    private static final int MOST_REQUESTS = 1_000_000_000;
    private static final double FASTEST = 1_000_000;

    private final Binders binders;
    private final Struck struck;

    /** Bind for faults that strike these scripts. */
    EffectBinder(Binders binders, Struck struck) {
        this.binders = binders;
        this.struck = struck;
    }

    /** Bind the effect of a fault on these targets. */
    Effect bind(Members it, FaultKind kind, List<String> on) {
        return switch (kind) {
            case SERVER_ERROR ->
                new Effect.ServerError(
                        it.optional("status", binders.whole(500, 599)).orElse(500),
                        it.optional("body", word("form of body", Effect.Body.values()))
                                .orElse(Effect.Body.JSON));
            case OVERLOADED -> new Effect.Overloaded();
            case RATE_LIMIT -> new Effect.RateLimit(it.optional("retryAfter", binders::duration));
            case LONG_RETRY_AFTER ->
                new Effect.LongRetryAfter(
                        it.optional("retryAfter", binders::duration).orElse(LONG));
            case QUOTA_EXHAUSTED -> new Effect.QuotaExhausted();
            case AUTH_REVOKED -> new Effect.AuthRevoked(authStatus(it));
            case MODEL_GONE -> new Effect.ModelGone();
            case LATENCY -> new Effect.Latency(by(it), spread(it));
            case SLOW_START -> new Effect.SlowStart(by(it), spread(it));
            case SLOW_TOKENS -> new Effect.SlowTokens(perSecond(it));
            case TIMEOUT_FIRST_BYTE -> new Effect.TimeoutFirstByte();
            case STALL -> new Effect.Stall(afterEvents(it, on));
            case REFUSED -> new Effect.Refused();
            case RESET -> new Effect.Reset();
            case EMPTY -> new Effect.Empty();
            case GARBAGE -> new Effect.Garbage();
            case CUT -> cut(it, on);
            case ERROR_IN_STREAM -> new Effect.ErrorInStream(afterEvents(it, on));
            case MALFORMED_CHUNK ->
                new Effect.MalformedChunk(
                        how(it, Effect.MalformedChunk.How.values(), Effect.MalformedChunk.How.NOT_JSON), event(it, on));
            case DUP_EVENT -> new Effect.DupEvent(event(it, on));
            case UNKNOWN_EVENT -> new Effect.UnknownEvent();
            case UTF8_SPLIT -> new Effect.Utf8Split();
            case UTF8_BAD -> new Effect.Utf8Bad();
            case EMPTY_OK -> new Effect.EmptyOk(how(it, Effect.EmptyOk.How.values(), Effect.EmptyOk.How.NO_BODY));
            case WRONG_SHAPE ->
                new Effect.WrongShape(how(it, Effect.WrongShape.How.values(), Effect.WrongShape.How.HTML));
            case LENGTH_CUT -> new Effect.LengthCut();
            case REFUSAL_FILTER -> new Effect.RefusalFilter();
            case QUALITY_DRIFT ->
                new Effect.QualityDrift(it.required("variant", binders.named(struck.variants(on)), ""));
            case QUOTA ->
                new Effect.Quota(
                        it.required("requests", binders.whole(1, MOST_REQUESTS), 1),
                        it.required("per", binders::length, Duration.ofSeconds(1)));
            case FLAG_STALE -> new Effect.FlagStale();
            case METRIC_MISSING -> new Effect.MetricMissing();
            case METRIC_VALUE ->
                new Effect.MetricValue(it.required("value", binders.number("a number", Double::isFinite), 0.0));
            case HOLD -> new Effect.Hold(length(it));
            case CLOCK_STEP -> clockStep(it);
            case FLAG_FAIL ->
                new Effect.FlagFail(it.optional("how", word("way", Effect.FlagFail.How.values()))
                        .orElse(Effect.FlagFail.How.LOCKED));
            case METRIC_NAN -> new Effect.MetricNan();
            case METRIC_LATE -> new Effect.MetricLate(length(it));
            case PAUSE -> new Effect.Pause();
            case HALT -> new Effect.Halt();
            case FAIL -> new Effect.Fail();
            case CRASH -> new Effect.Crash(it.optional("downtime", binders::duration));
            case DISK_FULL -> new Effect.DiskFull();
            case SINK_DOWN -> new Effect.SinkDown();
        };
    }

    private int authStatus(Members it) {
        Binder<Double> number = binders.number("401 or 403", status -> status == 401 || status == 403);
        return it.optional("status", number).map(Double::intValue).orElse(401);
    }

    private Duration by(Members it) {
        return it.required("by", binders::duration, Duration.ZERO);
    }

    /** Bind a length without which the fault would do nothing. */
    private Duration length(Members it) {
        return it.required("by", binders::length, Duration.ofSeconds(1));
    }

    private Duration spread(Members it) {
        return it.optional("spread", binders::duration).orElse(Duration.ZERO);
    }

    private double perSecond(Members it) {
        Binder<Double> rate =
                binders.number("a number above 0 and at most 1000000", number -> number > 0 && number <= FASTEST);
        return it.required("perSecond", rate, 1.0);
    }

    private int afterEvents(Members it, List<String> on) {
        return it.optional("afterEvents", events(0, on)).orElse(0);
    }

    private int event(Members it, List<String> on) {
        return it.optional("event", events(1, on)).orElse(1);
    }

    /** Bind a number of events that some answer of the struck providers has. */
    private Binder<Integer> events(int least, List<String> on) {
        Binder<Integer> number = binders.whole(least, MOST_EVENTS);
        return value -> number.bind(value).filter(events -> fits(value, events, struck.mostEvents(on)));
    }

    private boolean fits(Value value, int events, OptionalInt most) {
        return most.isEmpty()
                || events <= most.getAsInt()
                || binders.reject(
                        value,
                        "at most " + most.getAsInt() + ", as many events as the longest scripted answer has",
                        "lower the number, or script a longer answer");
    }

    private Effect clockStep(Members it) {
        Optional<Duration> forward = it.optional("forward", binders::length);
        Optional<Duration> back = it.optional("back", binders::length);
        if (it.has("forward") == it.has("back")) {
            boolean both = it.has("forward");
            binders.defects()
                    .add(
                            it.position(),
                            both ? "both 'forward' and 'back'" : "a clock that is not set",
                            "one of 'forward' and 'back'",
                            both ? "remove one" : "add one");
        }
        return new Effect.ClockStep(
                forward.or(() -> back.map(Duration::negated)).orElse(Duration.ZERO));
    }

    private Effect cut(Members it, List<String> on) {
        Cut.How how = how(it, Cut.How.values(), Cut.How.FIN);
        List<String> given = CUTS.stream().filter(it::has).toList();
        if (given.size() != 1) {
            binders.defects()
                    .add(
                            it.position(),
                            given.isEmpty() ? "a cut that is nowhere" : "a cut at " + Quote.all(given),
                            "exactly one of " + Quote.all(CUTS),
                            given.isEmpty() ? "add one" : "remove the others");
        }
        return new Effect.Cut(
                how,
                new Cut.At(
                        number(it.optional("afterEvents", events(0, on))),
                        number(it.optional("afterBytes", binders.whole(0, MOST_BYTES))),
                        it.optional("afterFraction", binders.number(0, 1)),
                        it.optional("afterTime", binders::duration)));
    }

    private static OptionalInt number(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private <E extends Enum<E>> E how(Members it, E[] ways, E standIn) {
        return it.required("how", word("way", ways), standIn);
    }

    private <E extends Enum<E>> Binder<E> word(String kind, E[] constants) {
        return binders.word(kind, constants, it -> it.name().toLowerCase(Locale.ROOT));
    }
}
