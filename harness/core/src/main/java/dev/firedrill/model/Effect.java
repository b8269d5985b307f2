package dev.firedrill.model;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * Say what a fault does to what it hits. One record for each {@link FaultKind}.
 *
 * <p>{@code afterEvents}, {@code events} and {@code event} count <em>events of content</em>, so that a number means
 * the same in every dialect: one for each of {@link ProviderScript.Answer#chunks()}, from 1; only
 * {@code generic-json} sends a JSON value or a tool call as one. What a dialect sends ahead (a role, the beginning of
 * a message or of a block, a ping) goes with the first; 0 is the instant after the head. What it sends behind them
 * (why it stopped, usage, the end of the stream) is not counted: an answer that ends after its last event of content
 * lacks it. A plain answer is one event; where it is to end after some, so many of its chunks count as that share of
 * its bytes. A number that an answer does not reach means its last event of content.
 *
 * <p>A fault of events or of content leaves an answer alone that is an error already.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Effect {

    /** Name the kind, for a {@code switch} without a default. */
    FaultKind kind();

    /** Answer with a status of the 5xx family and a body of that form; defaults 500 and JSON. */
    record ServerError(int status, Body body) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.SERVER_ERROR;
        }
    }

    /** Answer 529 with an {@code overloaded_error}. */
    record Overloaded() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.OVERLOADED;
        }
    }

    /** Answer 429; {@code retryAfter} becomes {@code retry-after} in whole seconds, rounded up, where given. */
    record RateLimit(Optional<Duration> retryAfter) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.RATE_LIMIT;
        }
    }

    /** Answer 429 and ask for a wait that no user survives; default 1 h. */
    record LongRetryAfter(Duration retryAfter) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.LONG_RETRY_AFTER;
        }
    }

    /** Answer 429 {@code insufficient_quota}, which no retry heals. */
    record QuotaExhausted() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.QUOTA_EXHAUSTED;
        }
    }

    /** Answer 401 or 403, as after a rotation of keys; default 401. */
    record AuthRevoked(int status) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.AUTH_REVOKED;
        }
    }

    /** Answer 404 for the model, as after its sunset. */
    record ModelGone() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.MODEL_GONE;
        }
    }

    /** Delay the first byte by {@code by} plus a draw from [0, spread). */
    record Latency(Duration by, Duration spread) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.LATENCY;
        }
    }

    /** Send the head as usual and the first event late, by {@code by} plus a draw from [0, spread). */
    record SlowStart(Duration by, Duration spread) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.SLOW_START;
        }
    }

    /** Send a stream at this many events per second instead of at once. */
    record SlowTokens(double perSecond) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.SLOW_TOKENS;
        }
    }

    /** Never send a byte, so that only the caller's timeout ends the call. */
    record TimeoutFirstByte() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.TIMEOUT_FIRST_BYTE;
        }
    }

    /** Send the head and this many events of content, then nothing, with the connection open; default 0 events. */
    record Stall(int afterEvents) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.STALL;
        }
    }

    /** Refuse the connection. */
    record Refused() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.REFUSED;
        }
    }

    /** Reset the connection before any byte, after the usual latency. */
    record Reset() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.RESET;
        }
    }

    /** Close the connection without a byte. */
    record Empty() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.EMPTY;
        }
    }

    /** Send bytes that are no HTTP and close. */
    record Garbage() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.GARBAGE;
        }
    }

    /**
     * Cut the answer short.
     *
     * @param how how the connection ends
     * @param at where: after so many events of content, bytes of the body, a fraction of them, or a time since the head
     */
    record Cut(Cut.How how, At at) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.CUT;
        }

        /** Say how the connection ends. */
        public enum How {
            /** The connection closes before the answer's own end: the client can notice. */
            FIN,
            /** The connection is reset. */
            RST,
            /** As FIN, but in the middle of an event. */
            HALF,
            /** The answer ends in good order, only too early: the client cannot notice from the wire. */
            CLEAN
        }

        /** Say where; exactly one is given. */
        public record At(OptionalInt events, OptionalInt bytes, Optional<Double> fraction, Optional<Duration> time) {}
    }

    /**
     * Answer 200, send this many events of content, then an error event of the dialect as the last; default 0 events. A
     * plain answer becomes the error object.
     */
    record ErrorInStream(int afterEvents) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.ERROR_IN_STREAM;
        }
    }

    /**
     * Break the JSON of one event; of a plain answer as a whole.
     *
     * @param event which of those of content, from 1
     */
    record MalformedChunk(MalformedChunk.How how, int event) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.MALFORMED_CHUNK;
        }

        /** Say how it is broken. */
        public enum How {
            /** Its second half is missing. */
            TRUNCATE,
            /**
             * It is followed, on the same data line, by the JSON of the next event, which does not come on its own: two
             * objects stand in one event. A plain answer, which has no next, stands there twice.
             */
            MERGE,
            /** It is no JSON at all. */
            NOT_JSON
        }
    }

    /** Send one event of content twice; {@code event} counts from 1. A plain answer stays as it is. */
    record DupEvent(int event) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.DUP_EVENT;
        }
    }

    /**
     * Put an event that no client knows before every event of a stream, those before and behind the content included.
     * It is legal, as new kinds of event are: a client has to skip it, and the answer is whole. In
     * {@code openai-chat} it is a chunk without choices under a name of its own, in {@code anthropic} an event of a
     * type of its own, in {@code generic-json} a line of its own. It holds no content and is not counted. A plain
     * answer stays as it is.
     */
    record UnknownEvent() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.UNKNOWN_EVENT;
        }
    }

    /** Send the bytes one by one where they are not ASCII, so that characters are split. */
    record Utf8Split() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.UTF8_SPLIT;
        }
    }

    /** Put a byte into the text that no UTF-8 has. */
    record Utf8Bad() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.UTF8_BAD;
        }
    }

    /** Answer 200 and say nothing. */
    record EmptyOk(EmptyOk.How how) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.EMPTY_OK;
        }

        /** Say what is empty. */
        public enum How {
            /** The body. */
            NO_BODY,
            /** The content, which is null. */
            NULL,
            /** The list of choices or content blocks. */
            NO_CHOICES,
            /** The text. */
            BLANK
        }
    }

    /** Answer 200 with something else. */
    record WrongShape(WrongShape.How how) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.WRONG_SHAPE;
        }

        /** Say what comes instead. */
        public enum How {
            /** A login page. */
            HTML,
            /** An error object. */
            ERROR_JSON,
            /** An answer without its main field. */
            MISSING_FIELD
        }
    }

    /** Stop for length in the middle of the text, and say so as the dialect does. */
    record LengthCut() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.LENGTH_CUT;
        }
    }

    /** Refuse for reasons of content, as the dialect says it. */
    record RefusalFilter() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.REFUSAL_FILTER;
        }
    }

    /** Answer well-formed and worse: with the answers that the script marks as this variant. */
    record QualityDrift(String variant) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.QUALITY_DRIFT;
        }
    }

    /**
     * Let so many calls through in each window and answer 429 to the rest, with the time to the next window as {@code
     * retry-after}. Windows follow one another from the beginning of the fault.
     */
    record Quota(int requests, Duration per) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.QUOTA;
        }
    }

    /** Make reads of the flag store return what stood there when the fault began. */
    record FlagStale() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.FLAG_STALE;
        }
    }

    /** Make a sample of a metric absent. */
    record MetricMissing() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.METRIC_MISSING;
        }
    }

    /** Feed a metric with a value instead of what was measured. */
    record MetricValue(double value) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.METRIC_VALUE;
        }
    }

    /** List the forms of an error body. */
    enum Body {
        /** An error object of the dialect. */
        JSON,
        /** A page, as a proxy sends it. */
        HTML,
        /** Nothing. */
        EMPTY
    }

    /** Hold whoever passes a named point for so long. */
    record Hold(Duration by) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.HOLD;
        }
    }

    /** Let the clock of a component show a time that is off by so much, negative for one that is slow; monotonic time goes on. */
    record ClockStep(Duration by) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.CLOCK_STEP;
        }
    }

    /** Let every read and write of the flag store fail; default locked. */
    record FlagFail(How how) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.FLAG_FAIL;
        }

        /** Say what is wrong with the store. */
        public enum How {
            /** Somebody else holds it. */
            LOCKED,
            /** What stands in it is no store. */
            CORRUPT,
            /** It is not there, or may not be read. */
            UNREADABLE
        }
    }

    /** Show NaN instead of what was measured. */
    record MetricNan() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.METRIC_NAN;
        }
    }

    /** Show what was measured so long ago instead of what was measured now; no data where nothing was. */
    record MetricLate(Duration by) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.METRIC_LATE;
        }
    }

    /** Let nothing of a component run; what came due meanwhile runs once when the fault ends, as after a long pause of a process. */
    record Pause() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.PAUSE;
        }
    }

    /** Let nothing of a component ever run again in this life of its instance. */
    record Halt() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.HALT;
        }
    }

    /** Fail whoever passes a named point. */
    record Fail() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.FAIL;
        }
    }

    /** Crash the instance that passes a named point, once; it is started again after the downtime, or never without one. */
    record Crash(Optional<Duration> downtime) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.CRASH;
        }
    }

    /** Let every write of a file fail for want of space; reads go on. */
    record DiskFull() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.DISK_FULL;
        }
    }

    /** Let whoever tells the sink something get an error, and nobody hear it. */
    record SinkDown() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.SINK_DOWN;
        }
    }
}
