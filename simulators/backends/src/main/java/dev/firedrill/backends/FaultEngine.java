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
import java.util.Optional;
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
        return hit == null ? answers.usual(exchange, latency).plan() : faulty(exchange, latency, hit);
    }

    private WirePlan faulty(Exchange exchange, long latency, Hit hit) {
        Effect effect = hit.fault().effect();
        String prefix = "fault '" + hit.fault().id() + "': ";
        return switch (effect.kind()) {
            case SERVER_ERROR -> statuses.serverError(exchange, latency, (Effect.ServerError) effect, prefix);
            case OVERLOADED -> statuses.overloaded(exchange, latency, prefix);
            case RATE_LIMIT, LONG_RETRY_AFTER, QUOTA -> rateLimit(exchange, latency, hit, prefix);
            case QUOTA_EXHAUSTED -> statuses.quotaExhausted(exchange, latency, prefix);
            case AUTH_REVOKED ->
                statuses.authRevoked(exchange, latency, ((Effect.AuthRevoked) effect).status(), prefix);
            case MODEL_GONE -> statuses.modelGone(exchange, latency, prefix);
            case LATENCY, SLOW_START, SLOW_TOKENS -> slow(exchange, latency, hit.fault(), prefix);
            case REFUSED -> ended(0, End.How.REFUSED, prefix + "connection refused");
            case RESET -> ended(latency, End.How.RST, prefix + "reset before any byte");
            case EMPTY -> ended(latency, End.How.FIN, prefix + "connection closed before any byte");
            case GARBAGE -> ended(latency, End.How.GARBAGE, prefix + "garbage instead of HTTP");
            case TIMEOUT_FIRST_BYTE ->
                new WirePlan(List.of(new Stall()), false, prefix + "timeout_first_byte, no byte ever arrives");
            case CUT, STALL, MALFORMED_CHUNK, ERROR_IN_STREAM, DUP_EVENT, UNKNOWN_EVENT, UTF8_SPLIT ->
                damaged(exchange, latency, effect, prefix);
            case UTF8_BAD, LENGTH_CUT, REFUSAL_FILTER, EMPTY_OK, WRONG_SHAPE, QUALITY_DRIFT ->
                contents.plan(exchange, latency, effect, prefix);
            case FLAG_STALE, METRIC_MISSING, METRIC_VALUE -> throw notOfTheWire(hit.fault());
        };
    }

    private WirePlan rateLimit(Exchange exchange, long latency, Hit hit, String prefix) {
        Effect effect = hit.fault().effect();
        if (effect instanceof Effect.RateLimit limit) {
            return statuses.rateLimit(exchange, latency, limit.retryAfter(), prefix + "rate_limit with status 429");
        } else if (effect instanceof Effect.LongRetryAfter limit) {
            Optional<Duration> wait = Optional.of(limit.retryAfter());
            return statuses.rateLimit(exchange, latency, wait, prefix + "long_retry_after with status 429");
        }
        Optional<Duration> opens = Optional.of(Duration.ofNanos(hit.retryAfter()));
        return statuses.rateLimit(exchange, latency, opens, prefix + "quota used up, status 429");
    }

    private WirePlan slow(Exchange exchange, long latency, Fault fault, String prefix) {
        if (fault.effect() instanceof Effect.Latency late) {
            long added = drawn(exchange, fault, late.by(), late.spread());
            String words = prefix + "latency of " + Nanos.millis(added) + " added, then ";
            return answers.usual(exchange, Nanos.sum(latency, added))
                    .named(words)
                    .plan();
        } else if (fault.effect() instanceof Effect.SlowStart start) {
            long added = drawn(exchange, fault, start.by(), start.spread());
            Flow flow = answers.usual(exchange, latency);
            String words = prefix + Nanos.millis(added) + " between the head and the first event of ";
            return flow.with(new Pace(latency, added, flow.pace().gap()))
                    .named(words)
                    .plan();
        }
        double perSecond = ((Effect.SlowTokens) fault.effect()).perSecond();
        return slowTokens(answers.usual(exchange, latency), Nanos.gap(perSecond), prefix + "slow_tokens, ");
    }

    /** A plain answer is late by as long as its stream would take. */
    private static WirePlan slowTokens(Flow flow, long gap, String prefix) {
        Pace pace = flow.body().stream()
                ? new Pace(flow.pace().untilHead(), flow.pace().first(), gap)
                : flow.pace().later(Nanos.times(gap, flow.body().content() - 1));
        return flow.with(pace)
                .named(prefix + Nanos.millis(gap) + " from event to event of ")
                .plan();
    }

    private long drawn(Exchange exchange, Fault fault, Duration by, Duration spread) {
        long bound = spread.toNanos();
        long drawn =
                bound == 0 ? 0 : exchange.drawFrom(faults.stream(fault.id())).below(bound);
        return Nanos.sum(by.toNanos(), drawn);
    }

    private WirePlan damaged(Exchange exchange, long latency, Effect effect, String prefix) {
        Flow flow = answers.usual(exchange, latency);
        if (!flow.scripted()) {
            return flow.named(prefix + effect.kind().word() + " has nothing to work on: ")
                    .plan();
        } else if (effect instanceof Effect.Cut cut) {
            return Cuts.cut(flow, cut, prefix);
        } else if (effect instanceof Effect.Stall stall) {
            return Cuts.stall(flow, stall, prefix);
        }
        return damage.plan(flow, exchange, effect, prefix);
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
