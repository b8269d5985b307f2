package dev.firedrill.backends;

import dev.firedrill.model.Fault;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.End;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decide what goes over the wire for one call: a pure function of script, call, facts, fault and draws. Latency, ids and
 * each fault draw from streams of their own, so that a fault never re-rolls what the answer would have been.
 */
final class FaultEngine {

    private static final long NEVER = Long.MAX_VALUE;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OVERLOADED = 529;
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final Map<String, String> JSON_TO_RETRY = with(JSON, "x-should-retry", "true");

    private final Dialect dialect;
    private final Script script;
    private final double median;
    private final double spread;
    private final Draws latencies;
    private final Draws ids;
    private final Draws faults;

    FaultEngine(ProviderScript script, Draws draws) {
        this.dialect = Dialect.of(script);
        this.script = new Script(script, dialect);
        this.median = script.latency().toNanos();
        this.spread = script.spread();
        this.latencies = draws.stream("latency");
        this.ids = draws.stream("id");
        this.faults = draws.stream("fault");
    }

    WirePlan plan(ProviderCall call, Facts facts, @Nullable Fault fault) {
        long usual = usualLatency(call, facts);
        return fault == null ? answer(call, facts, usual, "") : faulty(call, facts, fault, usual);
    }

    private long usualLatency(ProviderCall call, Facts facts) {
        return (long)
                latencies.at(facts.request(), call.purpose(), facts.attempt()).logNormal(median, spread);
    }

    private WirePlan answer(ProviderCall call, Facts facts, long delay, String prefix) {
        ScriptedAnswer answer = script.match(call, facts);
        if (answer == null) {
            String reason = script.unmatched(call, facts);
            return error(
                    new ProviderError(ProviderError.Kind.UNMATCHED, NOT_FOUND, reason), JSON, delay, prefix + reason);
        }
        String body = answer.body().fill(new Exchange(call, facts, dialect, ids));
        return new WirePlan(
                End.ANSWER, delay, OK, JSON, body, prefix.isEmpty() ? answer.name() : prefix + answer.name());
    }

    private WirePlan faulty(ProviderCall call, Facts facts, Fault fault, long usual) {
        String prefix = "fault '" + fault.id() + "': ";
        return switch (fault.effect().kind()) {
            case SERVER_ERROR -> serverError(((Fault.ServerError) fault.effect()).status(), usual, prefix);
            case OVERLOADED -> overloaded(usual, prefix);
            case RATE_LIMIT -> rateLimit(((Fault.RateLimit) fault.effect()).retryAfter(), usual, prefix);
            case LATENCY -> late(call, facts, fault, usual, prefix);
            case RESET -> new WirePlan(End.RESET, usual, 0, Map.of(), "", prefix + "reset before any byte");
            case TIMEOUT_FIRST_BYTE ->
                new WirePlan(End.SILENCE, NEVER, 0, Map.of(), "", prefix + "timeout_first_byte, no byte ever arrives");
            case FLAG_STALE, METRIC_MISSING, METRIC_VALUE -> throw notOfTheWire(fault);
        };
    }

    private WirePlan serverError(int status, long delay, String prefix) {
        ProviderError error = new ProviderError(ProviderError.Kind.SERVER_ERROR, status, "");
        return error(error, JSON, delay, prefix + "server_error with status " + status);
    }

    private WirePlan overloaded(long delay, String prefix) {
        ProviderError error = new ProviderError(ProviderError.Kind.OVERLOADED, OVERLOADED, "");
        return error(error, JSON_TO_RETRY, delay, prefix + "overloaded with status 529");
    }

    private WirePlan rateLimit(Optional<Duration> retryAfter, long delay, String prefix) {
        String seconds = retryAfter.map(FaultEngine::secondsRoundedUp).orElse("");
        Map<String, String> headers = seconds.isEmpty() ? JSON : with(JSON, "retry-after", seconds);
        String wait = seconds.isEmpty() ? " without retry-after" : ", retry-after " + seconds + " s";
        ProviderError error = new ProviderError(ProviderError.Kind.RATE_LIMIT, TOO_MANY_REQUESTS, seconds);
        return error(error, headers, delay, prefix + "rate_limit with status 429" + wait);
    }

    private WirePlan late(ProviderCall call, Facts facts, Fault fault, long usual, String prefix) {
        Fault.Latency latency = (Fault.Latency) fault.effect();
        long spreadNanos = latency.spread().toNanos();
        long drawn = spreadNanos == 0 ? 0 : drawOf(call, facts, fault, spreadNanos);
        long added = saturatedSum(latency.by().toNanos(), drawn);
        String words = prefix + "latency of " + Duration.ofNanos(added).toMillis() + " ms added, then ";
        return answer(call, facts, saturatedSum(usual, added), words);
    }

    private long drawOf(ProviderCall call, Facts facts, Fault fault, long bound) {
        return faults.stream(fault.id())
                .at(facts.request(), call.purpose(), facts.attempt())
                .below(bound);
    }

    private WirePlan error(ProviderError error, Map<String, String> headers, long delay, String reason) {
        return new WirePlan(End.ANSWER, delay, error.status(), headers, dialect.error(error), reason);
    }

    private static String secondsRoundedUp(Duration wait) {
        return Long.toString(wait.getNano() == 0 ? wait.getSeconds() : wait.getSeconds() + 1);
    }

    private static long saturatedSum(long one, long other) {
        return one > NEVER - other ? NEVER : one + other;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        TreeMap<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return Collections.unmodifiableMap(all);
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
