package dev.firedrill.backends;

import dev.firedrill.backends.Flow.Pace;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Segment;
import dev.firedrill.world.WirePlan.Stall;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decide what goes over the wire for one call: a pure function of script, call, facts, hit and draws. Latency, ids and
 * each fault draw from streams of their own, so that a fault never re-rolls what the answer would have been.
 *
 * <p>A fault of content or of events leaves an answer alone that is an error already, because the call was rejected or
 * nothing in the script fits: what is amiss with the script must not hide behind a fault.
 */
final class FaultEngine implements Backend {

    private final Dialect dialect;
    private final Answers answers;
    private final StatusFaults statuses;
    private final ContentFaults contents;
    private final Damage damage;
    private final double median;
    private final double spread;
    private final Draws latencies;
    private final Draws ids;
    private final Draws faults;

    FaultEngine(ProviderScript script, Draws draws) {
        this.dialect = Dialect.of(script);
        this.answers = new Answers(script, dialect);
        this.statuses = new StatusFaults(answers, dialect);
        this.contents = new ContentFaults(answers, dialect);
        this.damage = new Damage(dialect);
        this.median = script.latency().toNanos();
        this.spread = script.spread();
        this.latencies = draws.stream("latency");
        this.ids = draws.stream("id");
        this.faults = draws.stream("fault");
    }

    @Override
    public WirePlan plan(ProviderCall call, Facts facts, @Nullable Hit hit) {
        Exchange exchange = new Exchange(call, facts, dialect, ids);
        long latency = (long) exchange.drawFrom(latencies).logNormal(median, spread);
        Usual usual = new Usual(exchange, latency);
        return hit == null ? usual.flow().plan() : plan(exchange, usual, hit);
    }

    /**
     * Compare what goes over the wire, so that no kind of fault can forget to say that it changed nothing. What is not whole,
     * or does not end in good order, is not what would have gone anyway.
     */
    private WirePlan plan(Exchange exchange, Usual usual, Hit hit) {
        WirePlan plan = faulty(exchange, usual, hit);
        List<Segment> segments = plan.segments();
        boolean spared = plan.whole()
                && segments.get(segments.size() - 1).equals(Flow.CLEAN)
                && segments.equals(usual.flow().plan().segments());
        return spared ? new WirePlan(segments, true, plan.scripted(), true, plan.reason() + "; nothing changed") : plan;
    }

    /** Lays out what would go over the wire without a fault, once, and only where someone asks. */
    private final class Usual {

        private final Exchange exchange;
        private final long latency;
        private @Nullable Flow flow;

        Usual(Exchange exchange, long latency) {
            this.exchange = exchange;
            this.latency = latency;
        }

        Flow flow() {
            Flow known = flow;
            if (known == null) {
                known = answers.usual(exchange, latency);
                flow = known;
            }
            return known;
        }
    }

    private WirePlan faulty(Exchange exchange, Usual usual, Hit hit) {
        Effect effect = hit.fault().effect();
        long latency = usual.latency;
        String prefix = "fault '" + hit.fault().id() + "': ";
        return switch (effect.kind()) {
            case SERVER_ERROR -> statuses.serverError(exchange, latency, (Effect.ServerError) effect, prefix);
            case OVERLOADED -> statuses.overloaded(exchange, latency, prefix);
            case RATE_LIMIT -> statuses.rateLimit(exchange, latency, (Effect.RateLimit) effect, prefix);
            case LONG_RETRY_AFTER -> statuses.longRetryAfter(exchange, latency, (Effect.LongRetryAfter) effect, prefix);
            case QUOTA -> statuses.quota(exchange, latency, Duration.ofNanos(hit.retryAfter()), prefix);
            case QUOTA_EXHAUSTED -> statuses.quotaExhausted(exchange, latency, prefix);
            case AUTH_REVOKED -> statuses.authRevoked(exchange, latency, (Effect.AuthRevoked) effect, prefix);
            case MODEL_GONE -> statuses.modelGone(exchange, latency, prefix);
            case LATENCY -> late(exchange, usual.flow(), hit.fault(), (Effect.Latency) effect, prefix);
            case SLOW_START -> slowStart(exchange, usual.flow(), hit.fault(), (Effect.SlowStart) effect, prefix);
            case SLOW_TOKENS -> slowTokens(usual.flow(), (Effect.SlowTokens) effect, prefix);
            case REFUSED -> ended(0, End.How.REFUSED, prefix + "connection refused");
            case RESET -> ended(latency, End.How.RST, prefix + "reset before any byte");
            case EMPTY -> ended(latency, End.How.FIN, prefix + "connection closed before any byte");
            case GARBAGE -> ended(latency, End.How.GARBAGE, prefix + "garbage instead of HTTP");
            case TIMEOUT_FIRST_BYTE ->
                new WirePlan(List.of(new Stall()), false, prefix + "timeout_first_byte, no byte ever arrives");
            case CUT -> damaged(usual, effect, prefix, it -> Cuts.cut(it, (Effect.Cut) effect, prefix));
            case STALL -> damaged(usual, effect, prefix, it -> Cuts.stall(it, (Effect.Stall) effect, prefix));
            case MALFORMED_CHUNK ->
                damaged(usual, effect, prefix, it -> damage.malformed(it, (Effect.MalformedChunk) effect, prefix));
            case ERROR_IN_STREAM ->
                damaged(usual, effect, prefix, it -> damage.error(it, exchange, (Effect.ErrorInStream) effect, prefix));
            case DUP_EVENT ->
                damaged(usual, effect, prefix, it -> Damage.duplicated(it, (Effect.DupEvent) effect, prefix));
            case UNKNOWN_EVENT -> damaged(usual, effect, prefix, it -> damage.unknown(it, exchange, prefix));
            case UTF8_SPLIT -> damaged(usual, effect, prefix, it -> Damage.split(it, prefix));
            case UTF8_BAD -> contents.badByte(exchange, latency, prefix);
            case LENGTH_CUT -> contents.lengthCut(exchange, latency, prefix);
            case REFUSAL_FILTER -> contents.filtered(exchange, latency, prefix);
            case EMPTY_OK -> contents.emptyOk(exchange, latency, (Effect.EmptyOk) effect, prefix);
            case WRONG_SHAPE -> contents.wrongShape(exchange, latency, (Effect.WrongShape) effect, prefix);
            case QUALITY_DRIFT -> contents.drifted(exchange, latency, (Effect.QualityDrift) effect, prefix);
            case FLAG_STALE,
                    METRIC_MISSING,
                    METRIC_VALUE,
                    HOLD,
                    CLOCK_STEP,
                    FLAG_FAIL,
                    METRIC_NAN,
                    METRIC_LATE,
                    PAUSE,
                    HALT,
                    FAIL,
                    CRASH,
                    DISK_FULL,
                    SINK_DOWN -> throw notOfTheWire(hit.fault());
        };
    }

    private WirePlan late(Exchange exchange, Flow usual, Fault fault, Effect.Latency late, String prefix) {
        long added = drawn(exchange, fault, late.by(), late.spread());
        return usual.with(usual.pace().later(added))
                .named(prefix + "latency of " + Nanos.millis(added) + " added, then ")
                .plan();
    }

    private WirePlan slowStart(Exchange exchange, Flow usual, Fault fault, Effect.SlowStart start, String prefix) {
        long added = drawn(exchange, fault, start.by(), start.spread());
        Pace pace = usual.pace();
        return usual.with(new Pace(pace.untilHead(), added, pace.gap()))
                .named(prefix + Nanos.millis(added) + " between the head and the first event of ")
                .plan();
    }

    /** A plain answer is late by as long as its stream would take. */
    private static WirePlan slowTokens(Flow usual, Effect.SlowTokens slow, String prefix) {
        long gap = Nanos.gap(slow.perSecond());
        Pace pace = usual.pace();
        Pace slower = usual.body().stream()
                ? new Pace(pace.untilHead(), pace.first(), gap)
                : pace.later(Nanos.times(gap, usual.body().content() - 1));
        return usual.with(slower)
                .named(prefix + "slow_tokens, " + Nanos.millis(gap) + " from event to event of ")
                .plan();
    }

    private long drawn(Exchange exchange, Fault fault, Duration by, Duration spread) {
        long bound = spread.toNanos();
        long drawn =
                bound == 0 ? 0 : exchange.drawFrom(faults.stream(fault.id())).below(bound);
        return Nanos.sum(by.toNanos(), drawn);
    }

    private static WirePlan damaged(Usual usual, Effect effect, String prefix, Function<Flow, WirePlan> damaging) {
        Flow flow = usual.flow();
        return flow.scripted()
                ? damaging.apply(flow)
                : flow.named(prefix + effect.kind().word() + " has nothing to work on: ")
                        .plan();
    }

    private static WirePlan ended(long latency, End.How how, String reason) {
        List<Segment> segments = latency == 0 ? List.of(new End(how)) : List.of(new Delay(latency), new End(how));
        return new WirePlan(segments, false, reason);
    }

    private static IllegalArgumentException notOfTheWire(Fault fault) {
        return new IllegalArgumentException(
                "%s  fault '%s' of kind '%s' on a provider%n  expected  a fault of the wire%n  mend      strike a target of kind '%s' with it"
                        .formatted(
                                fault.position(),
                                fault.id(),
                                fault.effect().kind().word(),
                                fault.effect().kind().strikes().word()));
    }
}
