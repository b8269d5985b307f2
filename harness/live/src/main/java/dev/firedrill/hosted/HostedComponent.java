package dev.firedrill.hosted;

import dev.firedrill.world.Component;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Give a part of a system its time, at the pace of its loop. */
record HostedComponent(String name, Loop loop) implements Component {

    @Override
    public Clock clock() {
        return loop.pace().clock();
    }

    @Override
    public long elapsed() {
        return loop.pace().elapsed();
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
