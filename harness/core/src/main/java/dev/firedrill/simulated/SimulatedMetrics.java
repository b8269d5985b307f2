package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import dev.firedrill.world.MetricFeed;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Pass the samples of one life of the system on, unless a fault feeds or removes them. */
final class SimulatedMetrics implements MetricFeed {

    private final Life life;
    private final Interference interference;
    private final Counts samples;

    SimulatedMetrics(Life life, Interference interference, Counts samples) {
        this.life = life;
        this.samples = samples;
        this.interference = interference;
    }

    @Override
    public OptionalDouble sample(String indicator, OptionalDouble measured) {
        life.kernel().checkBaton("metrics.sample");
        if (life.isOver()) {
            return measured;
        }
        int sample = samples.next(indicator);
        Touch touch = new Touch(life.kernel().now(), 0, "", "", indicator, sample, sample);
        Fault fault = interference.touching(indicator, touch).map(Hit::fault).orElse(null);
        OptionalDouble shown = fault == null ? measured : shown(fault, indicator, measured);
        life.record(stamp -> new Event.MetricSampled(stamp, indicator, shown.isPresent(), shown.orElse(0)));
        return shown;
    }

    private OptionalDouble shown(Fault fault, String indicator, OptionalDouble measured) {
        life.record(stamp -> new Event.FaultApplied(
                stamp, fault.id(), indicator, 0, fault.effect().kind().word()));
        FaultKind kind = fault.effect().kind();
        return switch (kind) {
            case METRIC_MISSING -> OptionalDouble.empty();
            case METRIC_VALUE -> OptionalDouble.of(((Effect.MetricValue) fault.effect()).value());
            default -> unfit(kind, measured);
        };
    }

    private static OptionalDouble unfit(FaultKind kind, @Nullable OptionalDouble measured) {
        throw new IllegalStateException(
                "expected a fault of a metric, found '%s' on a sample of %s".formatted(kind.word(), measured));
    }
}
