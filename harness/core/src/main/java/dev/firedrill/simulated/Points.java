package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.PointException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Let code reach and pass named points, and hold, fail or crash those that a fault strikes there; a hold only those that
 * pass. Whoever's life ends at a point, because a fault crashes it or an operator restarts the system there, never leaves it.
 */
final class Points {

    private static final Set<FaultKind> REACHING = Set.of(FaultKind.FAIL, FaultKind.CRASH);
    private static final Set<FaultKind> PASSING = Set.of(FaultKind.HOLD, FaultKind.FAIL, FaultKind.CRASH);

    private final Kernel kernel;
    private final Strikes strikes;
    private final Set<String> targets;

    /**
     * Open.
     *
     * @param targets points that the controls declare as targets of faults
     */
    Points(Kernel kernel, Strikes strikes, Set<String> targets) {
        this.kernel = kernel;
        this.strikes = strikes;
        this.targets = targets;
    }

    /**
     * Tell that a point is reached; what waits for that without a delay happens before this returns.
     *
     * @throws PointException if a fault fails who reaches it
     */
    void reach(Life life, String point) {
        Fault fault = struckAt(life, point, REACHING);
        if (fault != null) {
            throw failure(point);
        }
    }

    CompletionStage<Void> pass(Life life, String point) {
        Fault fault = struckAt(life, point, PASSING);
        if (fault == null) {
            return CompletableFuture.allOf();
        }
        return fault.effect() instanceof Effect.Hold hold
                ? held(life, kernel.request(), point, hold.by())
                : CompletableFuture.failedFuture(failure(point));
    }

    /** Give the fault that strikes here and leaves its victim alive. */
    private @Nullable Fault struckAt(Life life, String point, Set<FaultKind> kinds) {
        life.record(stamp -> new Event.PointReached(stamp, point));
        life.goOn();
        Fault fault = targets.contains(point) ? touching(life, point, kinds) : null;
        if (fault != null) {
            strikes.tell(life, fault, point, kernel.request().ordinal(), "");
        }
        if (fault != null && fault.effect() instanceof Effect.Crash crash) {
            life.crash("at point '" + point + "'", crash.downtime());
        }
        return fault;
    }

    private @Nullable Fault touching(Life life, String point, Set<FaultKind> kinds) {
        OpenRequest open = kernel.request();
        Hit hit = strikes.at(point, life, open, point, open.nextPass(point), kinds);
        return hit == null ? null : hit.fault();
    }

    private static PointException failure(String point) {
        return new PointException("'" + point + "' failed");
    }

    private CompletionStage<Void> held(Life life, OpenRequest open, String point, Duration by) {
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        String what = "what holds it at point '" + point + "'";
        open.waitsFor(what);
        life.after(Saturated.nanos(by), Lane.TIMER, () -> {
            open.waitsNoMoreFor(what);
            left.complete(true);
        });
        return left.thenAccept(it -> {});
    }
}
