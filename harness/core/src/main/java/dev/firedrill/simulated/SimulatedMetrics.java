package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.MetricFeed;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Pass the samples of one life of the system on, unless a fault feeds, delays, spoils or removes them. One that it leaves as
 * it was, it has not struck.
 */
final class SimulatedMetrics implements MetricFeed {

    private static final Set<FaultKind> SAMPLING =
            Set.of(FaultKind.METRIC_MISSING, FaultKind.METRIC_VALUE, FaultKind.METRIC_NAN, FaultKind.METRIC_LATE);

    private final Life life;
    private final Strikes strikes;
    private final Measured measured;

    SimulatedMetrics(Life life, Strikes strikes, Measured measured) {
        this.life = life;
        this.strikes = strikes;
        this.measured = measured;
    }

    @Override
    public OptionalDouble sample(String indicator, OptionalDouble now) {
        life.kernel().checkBaton("metrics.sample");
        if (life.isOver()) {
            return now;
        }
        measured.take(life.instance(), indicator, life.kernel().now(), now);
        int sample = life.identity().nextSample(indicator);
        Hit hit = strikes.at(indicator, life, life.identity().nobody(), indicator, sample, SAMPLING);
        OptionalDouble shown = hit == null ? now : shown(hit.fault(), indicator);
        if (hit != null && !shown.equals(now)) {
            strikes.tell(life, hit.fault(), indicator, 0, "");
        }
        life.record(stamp -> new Event.MetricSampled(stamp, indicator, shown.isPresent(), shown.orElse(0)));
        return shown;
    }

    private OptionalDouble shown(Fault fault, String indicator) {
        if (fault.effect() instanceof Effect.MetricValue fed) {
            return OptionalDouble.of(fed.value());
        }
        if (fault.effect() instanceof Effect.MetricLate late) {
            return before(indicator, Saturated.nanos(late.by()));
        }
        return fault.effect().kind() == FaultKind.METRIC_NAN ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
    }

    private OptionalDouble before(String indicator, long by) {
        return measured.at(life.instance(), indicator, life.kernel().now() - by);
    }
}
