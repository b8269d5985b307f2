package dev.firedrill.backends;

import dev.firedrill.model.Effect;
import dev.firedrill.world.WirePlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answer with an error status. Such an answer is complete: its reader knows that there is no other. */
final class StatusFaults {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OVERLOADED = 529;
    private static final int NOT_FOUND = 404;

    private final Answers answers;
    private final Dialect dialect;

    StatusFaults(Answers answers, Dialect dialect) {
        this.answers = answers;
        this.dialect = dialect;
    }

    WirePlan serverError(Exchange exchange, long latency, Effect.ServerError effect, String prefix) {
        int status = effect.status();
        String words = prefix + "server_error with status " + status;
        Flow flow = switch (effect.body()) {
            case JSON ->
                answers.error(exchange, latency, new ProviderError(ProviderError.Kind.SERVER_ERROR, status, ""), words);
            case HTML ->
                answers.page(exchange, latency, status, "text/html", Pages.ofProxy(status), words + ", a page");
            case EMPTY -> answers.page(exchange, latency, status, "text/plain", "", words + ", no body");
        };
        return flow.plan();
    }

    WirePlan overloaded(Exchange exchange, long latency, String prefix) {
        return answers.error(
                        exchange,
                        latency,
                        new ProviderError(ProviderError.Kind.OVERLOADED, OVERLOADED, ""),
                        Map.of("x-should-retry", "true"),
                        prefix + "overloaded with status 529")
                .plan();
    }

    WirePlan rateLimit(Exchange exchange, long latency, Effect.RateLimit effect, String prefix) {
        return tooMany(exchange, latency, effect.retryAfter(), prefix + "rate_limit with status 429");
    }

    WirePlan longRetryAfter(Exchange exchange, long latency, Effect.LongRetryAfter effect, String prefix) {
        return tooMany(
                exchange, latency, Optional.of(effect.retryAfter()), prefix + "long_retry_after with status 429");
    }

    WirePlan quota(Exchange exchange, long latency, Duration untilItOpens, String prefix) {
        return tooMany(exchange, latency, Optional.of(untilItOpens), prefix + "quota used up, status 429");
    }

    private WirePlan tooMany(Exchange exchange, long latency, Optional<Duration> retryAfter, String words) {
        String seconds = retryAfter.map(Nanos::secondsRoundedUp).orElse("");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(dialect.requestsLeftHeader(), "0");
        if (!seconds.isEmpty()) {
            headers.put("retry-after", seconds);
        }
        String wait = seconds.isEmpty() ? " without retry-after" : ", retry-after " + seconds + " s";
        ProviderError error = new ProviderError(ProviderError.Kind.RATE_LIMIT, TOO_MANY_REQUESTS, seconds);
        return answers.error(exchange, latency, error, headers, words + wait).plan();
    }

    WirePlan quotaExhausted(Exchange exchange, long latency, String prefix) {
        ProviderError error = new ProviderError(ProviderError.Kind.QUOTA_EXHAUSTED, TOO_MANY_REQUESTS, "");
        return answers.error(exchange, latency, error, prefix + "quota_exhausted with status 429, no retry heals it")
                .plan();
    }

    WirePlan authRevoked(Exchange exchange, long latency, Effect.AuthRevoked effect, String prefix) {
        int status = effect.status();
        ProviderError error = new ProviderError(ProviderError.Kind.AUTH_REVOKED, status, "");
        return answers.error(exchange, latency, error, prefix + "auth_revoked with status " + status)
                .plan();
    }

    WirePlan modelGone(Exchange exchange, long latency, String prefix) {
        ProviderError error = new ProviderError(ProviderError.Kind.MODEL_GONE, NOT_FOUND, "");
        return answers.error(exchange, latency, error, prefix + "model_gone with status 404")
                .plan();
    }
}
