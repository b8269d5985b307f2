package dev.firedrill.backends.socket;

import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import dev.firedrill.world.ProviderCall;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Decides about the calls to one backend. The ordinal, the time and the fault of a call are taken in one step. */
final class Desk {

    /** How long a caller waits is not in a request. */
    private static final Duration UNKNOWN = Duration.ofNanos(Long.MAX_VALUE);

    private static final String DEFAULT_PURPOSE = "call";
    private static final int MOST_DIGITS = 6;

    private final Served served;
    private final Interference interference;
    private final LongSupplier clock;
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
        String kind = request.header("x-firedrill-kind", "");
        String user = request.header("x-firedrill-user", "");
        Decision decision = decide(kind, user, call.purpose(), attempt(request));
        Touch touch = decision.touch();
        Facts facts = new Facts(touch.request(), kind, user, touch.attempt());
        return new Call(
                served.name(),
                touch.ordinal(),
                touch.now(),
                call,
                facts,
                served.backend().plan(call, facts, decision.hit()));
    }

    private record Decision(Touch touch, @Nullable Hit hit) {}

    private synchronized Decision decide(String kind, String user, String purpose, int attempt) {
        long place = ++calls;
        Touch touch = new Touch(clock.getAsLong(), place, kind, user, purpose, attempt, place);
        return new Decision(touch, interference.touching(served.name(), touch).orElse(null));
    }

    long now() {
        return clock.getAsLong();
    }

    private static int attempt(HttpRequest request) {
        String retries = request.header("x-stainless-retry-count", "0");
        boolean number = !retries.isEmpty()
                && retries.length() <= MOST_DIGITS
                && retries.chars().allMatch(it -> it >= '0' && it <= '9');
        return number ? Integer.parseInt(retries) + 1 : 1;
    }
}
