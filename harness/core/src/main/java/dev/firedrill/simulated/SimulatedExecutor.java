package dev.firedrill.simulated;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Run tasks as steps of the kernel. What would wait in real time is refused, because the world's one thread may not. */
final class SimulatedExecutor extends AbstractExecutorService implements ScheduledExecutorService {

    private final Life life;
    private final Kernel kernel;
    private boolean shutdown;

    SimulatedExecutor(Life life) {
        this.life = life;
        this.kernel = life.kernel();
    }

    @Override
    public void execute(Runnable command) {
        accept();
        life.at(kernel.now(), Lane.TIMER, command);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    command.run();
                    return true;
                },
                delay,
                unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        accept();
        long due = Saturated.sum(kernel.now(), Math.max(0, unit.toNanos(delay)));
        Scheduled<V> scheduled = new Scheduled<>(callable, due, 0, false);
        scheduled.step = life.at(due, Lane.TIMER, scheduled);
        return scheduled;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return repeat(command, initialDelay, unit.toNanos(period), false, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return repeat(command, initialDelay, unit.toNanos(delay), true, unit);
    }

    private ScheduledFuture<?> repeat(Runnable command, long initial, long period, boolean fromEnd, TimeUnit unit) {
        accept();
        if (period <= 0) {
            throw new IllegalArgumentException("expected a period above zero, found '%d ns'".formatted(period));
        }
        long due = Saturated.sum(kernel.now(), Math.max(0, unit.toNanos(initial)));
        Scheduled<Boolean> scheduled = new Scheduled<>(
                () -> {
                    command.run();
                    return true;
                },
                due,
                period,
                fromEnd);
        scheduled.step = life.at(due, Lane.TIMER, scheduled);
        return scheduled;
    }

    private void accept() {
        kernel.checkBaton("component.executor");
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

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) {
        throw wouldWait("invokeAll");
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) {
        throw wouldWait("invokeAll");
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) {
        throw wouldWait("invokeAny");
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) {
        throw wouldWait("invokeAny");
    }

    private static UnsupportedOperationException wouldWait(String method) {
        return new UnsupportedOperationException(
                "'%s' would wait on the world's one thread; submit the tasks and use their callbacks, or run the code as a BlockingSystem"
                        .formatted(method));
    }

    private final class Scheduled<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final long period;
        private final boolean fromEnd;
        private long due;
        private Step step = new Step(0, Lane.TIMER, 0, 0, OpenRequest.none(), () -> {});

        Scheduled(Callable<V> callable, long due, long period, boolean fromEnd) {
            super(callable);
            this.due = due;
            this.period = period;
            this.fromEnd = fromEnd;
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else if (runAndReset() && !shutdown) {
                due = Saturated.sum(fromEnd ? kernel.now() : due, period);
                step = life.at(due, Lane.TIMER, this);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            step.cancel();
            return super.cancel(false);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.ofNanos(due - kernel.now()));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
