package dev.firedrill.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Declare one fault: where it strikes, what it does, how often and when.
 *
 * @param on a fault target of the controls
 * @param where {@link #FACTS} a call must have to be hit; {@code *} stands for any value
 * @param probability chance that a call inside the window is hit, times the shape; default 1
 * @param from when it begins, from t0; default 0
 * @param until when it ends, from t0; absent means {@code faultsEnd}
 * @param jitter the beginning is delayed by a draw from [0, jitter); the end stays; default 0
 * @param shape how the probability develops over the window; default constant
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Fault(
        Position position,
        String id,
        String on,
        Map<String, String> where,
        Effect effect,
        double probability,
        Duration from,
        Optional<Duration> until,
        Duration jitter,
        Shape shape) {

    /** Facts of a call, read or sample that {@code where} can name; {@code turn} is {@code request} by another word. */
    public static final List<String> FACTS = List.of("purpose", "kind", "request", "turn", "user", "attempt");

    public Fault {
        where = Copies.of(where);
    }

    /** Say what a fault does to what it hits. */
    public sealed interface Effect {

        /** Name the kind, for a {@code switch} without a default. */
        FaultKind kind();
    }

    /** Answer with a status of the 5xx family and an error body of the dialect; default status 500. */
    public record ServerError(int status) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.SERVER_ERROR;
        }
    }

    /** Answer 529 with an {@code overloaded_error}. */
    public record Overloaded() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.OVERLOADED;
        }
    }

    /** Answer 429; {@code retryAfter} becomes the header in whole seconds, rounded up, where given. */
    public record RateLimit(Optional<Duration> retryAfter) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.RATE_LIMIT;
        }
    }

    /** Delay the first byte by {@code by} plus a draw from [0, spread). */
    public record Latency(Duration by, Duration spread) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.LATENCY;
        }
    }

    /** Reset the connection before any byte, after the usual latency. */
    public record Reset() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.RESET;
        }
    }

    /** Never send a byte, so that only the caller's timeout ends the call. */
    public record TimeoutFirstByte() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.TIMEOUT_FIRST_BYTE;
        }
    }

    /** Make reads of the flag store return what stood there when the fault began. */
    public record FlagStale() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.FLAG_STALE;
        }
    }

    /** Make a sample of a metric absent. */
    public record MetricMissing() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.METRIC_MISSING;
        }
    }

    /** Feed a metric with a value instead of what was measured. */
    public record MetricValue(double value) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.METRIC_VALUE;
        }
    }
}
