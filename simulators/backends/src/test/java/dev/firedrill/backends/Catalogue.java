package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.cutAfterBytes;
import static dev.firedrill.backends.Samples.cutAfterEvents;
import static dev.firedrill.backends.Samples.cutAtFraction;
import static dev.firedrill.backends.Samples.cutAtTime;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.Cut;
import dev.firedrill.model.Effect.EmptyOk;
import dev.firedrill.model.Effect.MalformedChunk;
import dev.firedrill.model.Effect.WrongShape;
import java.util.List;
import java.util.Optional;

/**
 * Every failure of the catalogue against an answer of three words without latency, and what must go over the wire.
 *
 * <p>A shape reads {@code [late] status parts/delays end}: whether something delays the head, the status or {@code -}
 * where no head comes, how many parts and delays follow it, and how it ends. In streams {@code o} stands for the events of
 * a dialect before the first of content, {@code n} for all events, {@code ?} for whatever the dialect needs.
 */
final class Catalogue {

    private Catalogue() {}

    /** One row; {@code wholePlain} and {@code wholeStream} are what a reader to the end has. */
    record Row(Effect effect, String plain, boolean wholePlain, String stream, boolean wholeStream) {

        private static Row same(Effect effect, String shape, boolean whole) {
            return new Row(effect, shape, whole, shape, whole);
        }

        private static Row answered(Effect effect, String stream, boolean whole) {
            return new Row(effect, "200 1/0 clean", whole, "200 " + stream + " clean", whole);
        }
    }

    static List<Row> rows() {
        return List.of(
                Row.same(new Effect.ServerError(503, Effect.Body.JSON), "503 1/0 clean", true),
                Row.same(new Effect.ServerError(502, Effect.Body.HTML), "502 1/0 clean", true),
                Row.same(new Effect.ServerError(500, Effect.Body.EMPTY), "500 0/0 clean", true),
                Row.same(new Effect.Overloaded(), "529 1/0 clean", true),
                Row.same(new Effect.RateLimit(Optional.empty()), "429 1/0 clean", true),
                Row.same(new Effect.RateLimit(Optional.of(ofSeconds(20))), "429 1/0 clean", true),
                Row.same(new Effect.LongRetryAfter(ofHours(1)), "429 1/0 clean", true),
                Row.same(new Effect.QuotaExhausted(), "429 1/0 clean", true),
                Row.same(new Effect.Quota(3, ofSeconds(60)), "429 1/0 clean", true),
                Row.same(new Effect.AuthRevoked(401), "401 1/0 clean", true),
                Row.same(new Effect.AuthRevoked(403), "403 1/0 clean", true),
                Row.same(new Effect.ModelGone(), "404 1/0 clean", true),
                new Row(
                        new Effect.Latency(ofSeconds(2), ofSeconds(3)),
                        "late 200 1/0 clean",
                        true,
                        "late 200 n/0 clean",
                        true),
                new Row(new Effect.SlowStart(ofSeconds(2), ofSeconds(3)), "200 1/1 clean", true, "200 n/1 clean", true),
                new Row(new Effect.SlowTokens(5), "late 200 1/0 clean", true, "200 n/n-1 clean", true),
                Row.same(new Effect.TimeoutFirstByte(), "- 0/0 stall", false),
                Row.same(new Effect.Stall(0), "200 0/0 stall", false),
                new Row(new Effect.Stall(1), "200 1/0 stall", false, "200 o+1/0 stall", false),
                new Row(new Effect.Stall(9), "200 1/0 stall", false, "200 o+3/0 stall", false),
                Row.same(new Effect.Refused(), "- 0/0 refused", false),
                Row.same(new Effect.Reset(), "- 0/0 rst", false),
                Row.same(new Effect.Empty(), "- 0/0 fin", false),
                Row.same(new Effect.Garbage(), "- 0/0 garbage", false),
                new Row(cutAfterEvents(Cut.How.FIN, 2), "200 1/0 fin", false, "200 o+2/0 fin", false),
                new Row(cutAfterEvents(Cut.How.RST, 2), "200 1/0 rst", false, "200 o+2/0 rst", false),
                new Row(cutAfterEvents(Cut.How.HALF, 2), "200 1/0 fin", false, "200 o+3/0 fin", false),
                new Row(cutAfterEvents(Cut.How.CLEAN, 2), "200 1/0 clean", false, "200 o+2/0 clean", false),
                new Row(cutAfterEvents(Cut.How.FIN, 9), "200 1/0 fin", false, "200 o+3/0 fin", false),
                Row.same(cutAfterEvents(Cut.How.CLEAN, 0), "200 0/0 clean", false),
                Row.same(cutAfterBytes(Cut.How.FIN, 5), "200 1/0 fin", false),
                new Row(cutAfterBytes(Cut.How.CLEAN, 1 << 20), "200 1/0 clean", true, "200 n/0 clean", true),
                new Row(cutAfterBytes(Cut.How.RST, 1 << 20), "200 1/0 rst", false, "200 n/0 rst", false),
                new Row(cutAtFraction(Cut.How.CLEAN, 0.5), "200 1/0 clean", false, "200 ?/0 clean", false),
                new Row(cutAtFraction(Cut.How.CLEAN, 1.0), "200 1/0 clean", true, "200 n/0 clean", true),
                new Row(cutAtTime(Cut.How.FIN, ofMillis(1)), "200 1/0 clean", true, "200 n/0 clean", true),
                Row.answered(new Effect.ErrorInStream(0), "1/0", false),
                Row.answered(new Effect.ErrorInStream(2), "o+3/0", false),
                Row.answered(new MalformedChunk(MalformedChunk.How.TRUNCATE, 2), "n/0", false),
                Row.answered(new MalformedChunk(MalformedChunk.How.MERGE, 2), "n-1/0", false),
                Row.answered(new MalformedChunk(MalformedChunk.How.NOT_JSON, 2), "n/0", false),
                Row.answered(new Effect.DupEvent(2), "n+1/0", true),
                Row.answered(new Effect.UnknownEvent(), "n+n/0", true),
                new Row(new Effect.Utf8Split(), "200 4/0 clean", true, "200 n+3/0 clean", true),
                Row.answered(new Effect.Utf8Bad(), "n/0", false),
                Row.same(new EmptyOk(EmptyOk.How.NO_BODY), "200 0/0 clean", false),
                Row.answered(new EmptyOk(EmptyOk.How.NULL), "?/0", false),
                Row.answered(new EmptyOk(EmptyOk.How.NO_CHOICES), "?/0", false),
                Row.answered(new EmptyOk(EmptyOk.How.BLANK), "?/0", false),
                Row.same(new WrongShape(WrongShape.How.HTML), "200 1/0 clean", false),
                Row.same(new WrongShape(WrongShape.How.ERROR_JSON), "200 1/0 clean", false),
                Row.answered(new WrongShape(WrongShape.How.MISSING_FIELD), "?/0", false),
                Row.answered(new Effect.LengthCut(), "n-2/0", false),
                Row.answered(new Effect.RefusalFilter(), "?/0", false),
                Row.answered(new Effect.QualityDrift("worse"), "n-2/0", true));
    }
}
