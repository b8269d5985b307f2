package dev.firedrill.backends.socket;

import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import dev.firedrill.world.ProviderCall;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Decides about the calls to one backend. The ordinal, the time and the fault of a call are taken in one step. */
final class Desk {

    /** How long a caller waits is not in a request. */
    private static final Duration UNKNOWN = Duration.ofNanos(Long.MAX_VALUE);

    private static final String DEFAULT_PURPOSE = "call";

    private final Served served;
    private final Interference interference;
    private final LongSupplier clock;
    private final Attempts attempts = new Attempts();
    private long calls;

    Desk(Served served, Interference interference, LongSupplier clock) {
        this.served = served;
        this.interference = interference;
        this.clock = clock;
    }

    Call decide(HttpRequest request, String path) {
        ProviderCall call = new ProviderCall(
                request.header("x-firedrill-purpose", DEFAULT_PURPOSE),
                path,
                request.headers(),
                request.body(),
                UNKNOWN,
                ProviderCall.Bound.WHOLE);
        OptionalLong known = Origin.request(request);
        Decision decision = decide(request, call.purpose(), known);
        Touch touch = decision.touch();
        Facts facts = new Facts(touch.request(), touch.kind(), touch.user(), touch.attempt());
        return new Call(
                served.name(),
                touch.ordinal(),
                touch.now(),
                call,
                facts,
                served.backend().plan(call, facts, decision.hit()),
                known.isPresent());
    }

    private record Decision(Touch touch, @Nullable Hit hit) {}

    private synchronized Decision decide(HttpRequest request, String purpose, OptionalLong known) {
        long place = ++calls;
        Touch touch = new Touch(
                clock.getAsLong(),
                known.orElse(place),
                request.header("x-firedrill-kind", ""),
                request.header("x-firedrill-user", ""),
                purpose,
                attempt(request, purpose, known),
                place);
        return new Decision(touch, interference.touching(served.name(), touch).orElse(null));
    }

    private int attempt(HttpRequest request, String purpose, OptionalLong known) {
        if (known.isEmpty()) {
            return Origin.retried(request);
        }
        int counted = attempts.next(known.getAsLong(), purpose);
        return Origin.attempt(request).orElse(counted);
    }

    long now() {
        return clock.getAsLong();
    }
}
