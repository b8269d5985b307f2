package dev.firedrill.hosted;

import dev.firedrill.world.Component;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Give a part of a system real time. */
record HostedComponent(String name, Loop loop) implements Component {

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public long elapsed() {
        return loop.elapsed();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return loop.after(delay, task);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        return loop.every(period, task);
    }

    @Override
    public ScheduledExecutorService executor() {
        return loop.executor();
    }
}
