package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Let requests pass named points, and hold those that a fault holds. Whoever's life ends at a point, because an operator
 * restarts the system there, never leaves it.
 */
final class Points {

    private final Kernel kernel;
    private final Interference interference;
    private final Set<String> targets;
    private final Counts passes = new Counts();

    /**
     * Open.
     *
     * @param targets points that the controls declare as targets of faults
     */
    Points(Kernel kernel, Interference interference, Set<String> targets) {
        this.kernel = kernel;
        this.interference = interference;
        this.targets = targets;
    }

    /** Tell that a point is reached; what waits for that without a delay happens before this returns. */
    void reach(Life life, String point) {
        life.record(stamp -> new Event.PointReached(stamp, point));
        life.goOn();
    }

    CompletionStage<Void> pass(Life life, String point) {
        reach(life, point);
        return targets.contains(point) ? heldAt(life, point) : CompletableFuture.allOf();
    }

    private CompletionStage<Void> heldAt(Life life, String point) {
        OpenRequest open = kernel.request();
        Fault fault = touching(open, point);
        if (fault == null) {
            return CompletableFuture.allOf();
        }
        life.record(stamp -> new Event.FaultApplied(
                stamp, fault.id(), point, open.ordinal(), fault.effect().kind().word()));
        return held(life, open, point, ((Effect.Hold) fault.effect()).by());
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

    private @Nullable Fault touching(OpenRequest open, String point) {
        Touch touch = new Touch(
                kernel.now(),
                open.ordinal(),
                open.request().kind(),
                open.request().user(),
                point,
                open.nextPass(point),
                passes.next(point));
        return interference.touching(point, touch).map(Hit::fault).orElse(null);
    }
}
