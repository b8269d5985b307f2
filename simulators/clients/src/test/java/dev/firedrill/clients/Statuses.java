package dev.firedrill.clients;

import static dev.firedrill.clients.Clients.ANTHROPICS;
import static dev.firedrill.clients.Clients.LANGCHAINS;
import static dev.firedrill.clients.Clients.LANGCHAIN_ALL;
import static dev.firedrill.clients.Clients.LANGCHAIN_STREAMS;
import static dev.firedrill.clients.Clients.OFFICIAL;
import static dev.firedrill.clients.Clients.OPENAIS;
import static dev.firedrill.clients.Expected.found;
import static dev.firedrill.clients.Expected.stated;

import dev.firedrill.model.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Say what the clients make of an answer that reports an error by its status. */
final class Statuses {

    /** Back-off of two retries: 0.5 s and 1 s less up to a quarter in the official clients. */
    static final double BACK_OFF = 1.12;

    static final double BACK_OFF_AT_MOST = 1.51;

    /** Back-off of two retries in langchain4j: 0.5 s and 0.75 s plus up to a fifth, slept for real on a busy machine. */
    static final double LANGCHAIN_BACK_OFF = 1.24;

    static final double LANGCHAIN_BACK_OFF_AT_MOST = 6;

    private Statuses() {}

    static List<Row> rows() {
        return List.of(
                rateLimit("rate_limit, retry-after 1", Duration.ofSeconds(1), 2.0),
                rateLimit("rate_limit, retry-after 5", Duration.ofSeconds(5), 10.0),
                unheeded(Row.of("429 with retry-after-ms 100").byHand(ByHand.status(429, "retry-after-ms", "100")))
                        .expect(stated(3, 0.2, 0.2, "RateLimitException"), OFFICIAL),
                longRetryAfter(),
                unheeded(Row.of("quota_exhausted").fault(new Effect.QuotaExhausted()))
                        .expect(stated(3, BACK_OFF, BACK_OFF_AT_MOST, "RateLimitException"), OFFICIAL),
                twiceThenFine(),
                Row.of("400")
                        .byHand(ByHand.status(400, "", ""))
                        .expect(stated(1, 0, 0, "BadRequestException"), OFFICIAL)
                        .expect(stated(1, 0, 0, "InvalidRequestException"), LANGCHAIN_ALL),
                Row.of("auth_revoked 401")
                        .fault(new Effect.AuthRevoked(401))
                        .expect(stated(1, 0, 0, "UnauthorizedException"), OFFICIAL)
                        .expect(stated(1, 0, 0, "AuthenticationException"), LANGCHAIN_ALL),
                Row.of("auth_revoked 403")
                        .fault(new Effect.AuthRevoked(403))
                        .expect(found(1, 0, 0, "PermissionDeniedException"), OFFICIAL)
                        .expect(found(1, 0, 0, "AuthenticationException"), LANGCHAIN_ALL),
                Row.of("model_gone")
                        .fault(new Effect.ModelGone())
                        .expect(stated(1, 0, 0, "NotFoundException"), OFFICIAL)
                        .expect(stated(1, 0, 0, "ModelNotFoundException"), LANGCHAIN_ALL),
                Row.of("408")
                        .byHand(ByHand.status(408, "", ""))
                        .expect(backedOff("UnexpectedStatusCodeException"), OPENAIS)
                        .expect(backedOff("RequestTimeoutException"), ANTHROPICS)
                        .expect(langchainBackedOff("TimeoutException"), LANGCHAINS)
                        .expect(stated(1, 0, 0, "TimeoutException"), LANGCHAIN_STREAMS),
                Row.of("409")
                        .byHand(ByHand.status(409, "", ""))
                        .expect(backedOff("UnexpectedStatusCodeException"), OPENAIS)
                        .expect(backedOff("ConflictException"), ANTHROPICS)
                        .expect(stated(1, 0, 0, "InvalidRequestException"), LANGCHAIN_ALL),
                serverError(
                        "server_error 500", new Effect.ServerError(500, Effect.Body.JSON), "InternalServerException"),
                serverError(
                        "server_error 503, html",
                        new Effect.ServerError(503, Effect.Body.HTML),
                        "ServiceUnavailableException"),
                serverError("overloaded 529", new Effect.Overloaded(), "OverloadedException"),
                Row.of("500 with x-should-retry: false")
                        .byHand(ByHand.status(500, "x-should-retry", "false"))
                        .expect(stated(1, 0, 0, "InternalServerException"), OFFICIAL)
                        .expect(langchainBackedOff("InternalServerException"), LANGCHAINS)
                        .expect(stated(1, 0, 0, "InternalServerException"), LANGCHAIN_STREAMS));
    }

    static Expected backedOff(String result) {
        return stated(3, BACK_OFF, BACK_OFF_AT_MOST, result);
    }

    static Expected langchainBackedOff(String result) {
        return stated(3, LANGCHAIN_BACK_OFF, LANGCHAIN_BACK_OFF_AT_MOST, result);
    }

    /** Expect of langchain4j that it heeds no header of a 429, and never retries a stream. */
    private static Row unheeded(Row row) {
        return row.expect(langchainBackedOff("RateLimitException"), LANGCHAINS)
                .expect(stated(1, 0, 0, "RateLimitException"), LANGCHAIN_STREAMS);
    }

    private static Row rateLimit(String name, Duration retryAfter, double seconds) {
        return unheeded(Row.of(name).fault(new Effect.RateLimit(Optional.of(retryAfter))))
                .expect(stated(3, seconds, seconds, "RateLimitException"), OFFICIAL);
    }

    private static Row longRetryAfter() {
        return unheeded(Row.of("long_retry_after 3600").fault(new Effect.LongRetryAfter(Duration.ofHours(1))))
                .expect(stated(3, 16, 16, "RateLimitException"), OPENAIS)
                .expect(stated(3, 7200, 7200, "RateLimitException"), ANTHROPICS);
    }

    private static Row twiceThenFine() {
        return Row.of("rate_limit on calls 1 and 2")
                .fault(new Effect.RateLimit(Optional.empty()))
                .onlyCalls(1, 2)
                .expect(backedOff("ok"), OFFICIAL)
                .expect(langchainBackedOff("ok"), LANGCHAINS)
                .expect(stated(1, 0, 0, "RateLimitException"), LANGCHAIN_STREAMS);
    }

    private static Row serverError(String name, Effect effect, String anthropic) {
        return Row.of(name)
                .fault(effect)
                .expect(backedOff("InternalServerException"), OPENAIS)
                .expect(backedOff(anthropic), ANTHROPICS)
                .expect(langchainBackedOff("InternalServerException"), LANGCHAINS)
                .expect(stated(1, 0, 0, "InternalServerException"), LANGCHAIN_STREAMS);
    }
}
