package dev.firedrill.fault;

import static dev.firedrill.toy.ToyScenario.HERE;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Interference.Touch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Build faults on the target "model" and touches of it. */
final class Given {

    private Given() {}

    static Fault fault(
            String id, List<String> on, Map<String, String> where, Effect effect, double probability, Shape shape) {
        return new Fault(
                HERE,
                id,
                on,
                where,
                effect,
                probability,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                shape);
    }

    static Fault always(String id) {
        return shaped(id, new Shape.Constant(1));
    }

    static Fault shaped(String id, Shape shape) {
        return fault(id, List.of("model"), Map.of(), new Effect.Reset(), 1, shape);
    }

    static Effect quota(int requests, long perNanos) {
        return new Effect.Quota(requests, Duration.ofNanos(perNanos));
    }

    static FaultPlan opened(long seed, long from, long until, Fault... faults) {
        FaultPlan plan = new FaultPlan(seed, List.of(faults));
        List.of(faults).forEach(it -> plan.open(it, from, until));
        return plan;
    }

    static Touch touch(long now, long request) {
        return new Touch(now, request, "ask", "user-3", "answer", 1, request);
    }
}
