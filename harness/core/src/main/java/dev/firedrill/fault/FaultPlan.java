package dev.firedrill.fault;

import dev.firedrill.model.Fault;
import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Interference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Decide what the faults of one run touch: the first declared fault on the target that is active, matches and is drawn.
 * Each fault draws from a stream of its own, so that removing one never re-rolls another.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FaultPlan implements Interference {

    private final Map<String, List<Planned>> byTarget = new HashMap<>();

    /** Plan for a seed. */
    public FaultPlan(long seed) {
        this.seed = seed;
    }

    private final long seed;

    /** Add a fault that is active in [from, until), in declared order. */
    public FaultPlan add(Fault fault, long from, long until) {
        Draws draws = Draws.of(seed, "fault").stream(fault.id());
        byTarget.computeIfAbsent(fault.on(), target -> new ArrayList<>()).add(new Planned(fault, from, until, draws));
        return this;
    }

    @Override
    public Optional<Fault> touching(String target, Touch touch) {
        List<Planned> planned = byTarget.get(target);
        if (planned == null) {
            return Optional.empty();
        }
        for (Planned it : planned) {
            if (it.touches(touch)) {
                return Optional.of(it.fault);
            }
        }
        return Optional.empty();
    }

    private record Planned(Fault fault, long from, long until, Draws draws) {

        boolean touches(Touch touch) {
            return from <= touch.now() && touch.now() < until && matches(touch) && isDrawn(touch);
        }

        private boolean matches(Touch touch) {
            for (Map.Entry<String, String> fact : fault.where().entrySet()) {
                if (!fact.getValue().equals("*") && !fact.getValue().equals(Facts.of(touch, fact.getKey()))) {
                    return false;
                }
            }
            return true;
        }

        private boolean isDrawn(Touch touch) {
            double probability = fault.probability() * factor(touch.now());
            return probability >= 1
                    || draws.at(touch.request(), touch.purpose(), touch.attempt())
                            .chance(probability);
        }

        private double factor(long now) {
            return switch (fault.shape().kind()) {
                case CONSTANT -> ((Shape.Constant) fault.shape()).level();
                case RAMP -> Ramps.factor((Shape.Ramp) fault.shape(), from, until, now);
            };
        }
    }
}
