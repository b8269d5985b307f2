package dev.firedrill.simulated;

import dev.firedrill.world.Component;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.ScheduledExecutorService;

/** Give one part of a system the kernel's time. */
final class SimulatedComponent implements Component {

    private final Life life;
    private final Gate gate;
    private final Kernel kernel;
    private final WallTime time;
    private final String name;
    private final Clock clock;
    private final ScheduledExecutorService executor;

    SimulatedComponent(Life life, WallTime time, Gates gates, String name) {
        this.life = life;
        this.kernel = life.kernel();
        this.time = time;
        this.name = name;
        this.clock = new VirtualClock(ZoneOffset.UTC);
        this.gate = new Gate(gates, life, name);
        this.executor = new SimulatedExecutor(gate);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long elapsed() {
        kernel.checkBaton("component(%s).elapsed".formatted(name));
        return kernel.now();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        kernel.checkBaton("component.after");
        return gate.at(Saturated.sum(kernel.now(), Math.max(0, Saturated.nanos(delay))), task);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        kernel.checkBaton("component.every");
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("expected a period above zero, found '%s'".formatted(period));
        }
        return new Repeating(gate, period.toNanos(), task);
    }

    @Override
    public ScheduledExecutorService executor() {
        return executor;
    }

    private final class VirtualClock extends Clock {

        private final ZoneId zone;

        VirtualClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new VirtualClock(other);
        }

        @Override
        public Instant instant() {
            kernel.checkBaton("component.clock");
            return time.shownTo(life, name);
        }
    }
}
