package dev.firedrill.live.probe;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.Cut;
import dev.firedrill.model.Effect.EmptyOk;
import dev.firedrill.model.Effect.MalformedChunk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** List the failures that a service is asked under: those that post-mortems name most. */
final class Troubles {

    static final Trouble HEALTHY = new Trouble("healthy", "healthy", Optional.empty(), Map.of(), false);

    /** Longer than any user waits, and what providers do send. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(20);

    static final String SLOW = "slow-answer";

    private static final int STATUS = 500;
    private static final int STATUS_OF_PROXY = 503;
    private static final int MIDDLE = 8;
    private static final String HOW = "how";
    private static final String KIND = "kind";
    private static final String AFTER_EVENTS = "afterEvents";
    private static final String STATUS_KEY = "status";

    private Troubles() {}

    /** Give them in the order in which they are asked; {@code slow} is how late a slow answer is. */
    static List<Trouble> all(Duration slow) {
        return List.of(
                trouble(
                        SLOW,
                        "slow answer",
                        new Effect.Latency(slow, Duration.ZERO),
                        Map.of(KIND, "latency", "by", slow.toMillis() + "ms")),
                trouble(
                        "server-error",
                        "500, error object",
                        new Effect.ServerError(STATUS, Effect.Body.JSON),
                        Map.of(KIND, "server_error", STATUS_KEY, STATUS)),
                trouble(
                        "page-of-a-proxy",
                        "503, HTML page",
                        new Effect.ServerError(STATUS_OF_PROXY, Effect.Body.HTML),
                        Map.of(KIND, "server_error", STATUS_KEY, STATUS_OF_PROXY, "body", "html")),
                trouble(
                        "rate-limit",
                        "429, retry after 20s",
                        new Effect.RateLimit(Optional.of(RETRY_AFTER)),
                        Map.of(KIND, "rate_limit", "retryAfter", "20s")),
                trouble("overloaded", "529, overloaded", new Effect.Overloaded(), Map.of(KIND, "overloaded")),
                trouble("reset", "connection reset", new Effect.Reset(), Map.of(KIND, "reset")),
                trouble(
                        "no-first-byte",
                        "silent from the start",
                        new Effect.TimeoutFirstByte(),
                        Map.of(KIND, "timeout_first_byte")),
                endsShort(
                        "cut",
                        "cut in the middle",
                        new Effect.Cut(
                                Cut.How.FIN,
                                new Cut.At(
                                        OptionalInt.of(MIDDLE),
                                        OptionalInt.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                        Map.of(KIND, "cut", HOW, "fin", AFTER_EVENTS, MIDDLE)),
                endsShort(
                        "stalled",
                        "silent in the middle",
                        new Effect.Stall(MIDDLE),
                        Map.of(KIND, "stall", AFTER_EVENTS, MIDDLE)),
                endsShort(
                        "malformed",
                        "garbled in the middle",
                        new Effect.MalformedChunk(MalformedChunk.How.NOT_JSON, MIDDLE),
                        Map.of(KIND, "malformed_chunk", HOW, "not_json", "event", MIDDLE)),
                endsShort(
                        "empty",
                        "200 and an empty text",
                        new Effect.EmptyOk(EmptyOk.How.BLANK),
                        Map.of(KIND, "empty_ok", HOW, "blank")),
                endsShort(
                        "content-filter",
                        "filtered, as it says",
                        new Effect.RefusalFilter(),
                        Map.of(KIND, "refusal_filter")),
                endsShort("length", "stopped for length", new Effect.LengthCut(), Map.of(KIND, "length_cut")));
    }

    private static Trouble trouble(String id, String words, Effect effect, Map<String, Object> written) {
        return new Trouble(id, words, Optional.of(effect), written, false);
    }

    private static Trouble endsShort(String id, String words, Effect effect, Map<String, Object> written) {
        return new Trouble(id, words, Optional.of(effect), written, true);
    }
}
