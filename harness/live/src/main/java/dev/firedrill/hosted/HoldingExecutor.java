package dev.firedrill.hosted;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Run what a system schedules with the baton in hand, at the pace of its time. What a scheduled task throws stands in its future, and a periodic
 * one that throws runs no more, as in virtual time and in the JDK. Shutting it down ends nothing that was accepted.
 */
final class HoldingExecutor extends AbstractExecutorService implements ScheduledExecutorService {

    private final ScheduledExecutorService thread;
    private final Loop loop;
    private final Pace pace;
    private volatile boolean shutdown;

    HoldingExecutor(ScheduledExecutorService thread, Loop loop, Pace pace) {
        this.thread = thread;
        this.loop = loop;
        this.pace = pace;
    }

    @Override
    public void execute(Runnable command) {
        accept();
        thread.execute(loop.holding(command));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        accept();
        return thread.schedule(loop.throwing(Executors.callable(command)), real(delay, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        accept();
        return thread.schedule(loop.throwing(callable), real(delay, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return thread.scheduleAtFixedRate(
                throwing(command), real(initialDelay, unit), pace.period(unit.toNanos(period)), TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return thread.scheduleWithFixedDelay(
                throwing(command), real(initialDelay, unit), pace.period(unit.toNanos(delay)), TimeUnit.NANOSECONDS);
    }

    private long real(long delay, TimeUnit unit) {
        return pace.real(unit.toNanos(delay));
    }

    private Runnable throwing(Runnable command) {
        accept();
        Callable<Object> held = loop.throwing(Executors.callable(command));
        return () -> {
            try {
                held.call();
            } catch (RuntimeException thrown) {
                throw thrown;
            } catch (Exception thrown) {
                throw new IllegalStateException(thrown);
            }
        };
    }

    private void accept() {
        if (shutdown) {
            throw new RejectedExecutionException("expected a running executor, found one that was shut down");
        }
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }
}
