package dev.firedrill.simulated;

import dev.firedrill.world.Component.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Run tasks as steps of the kernel. What would wait in real time is refused, because the world's one thread may not. What a
 * pause of the component holds runs once when it is over, and a fixed rate goes on from there. A shutdown leaves what was to
 * run once, and nothing that repeats; shutdownNow leaves nothing.
 */
final class SimulatedExecutor extends AbstractExecutorService implements ScheduledExecutorService {

    private final Gate gate;
    private final Kernel kernel;
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private boolean shutdown;

    SimulatedExecutor(Gate gate) {
        this.gate = gate;
        this.kernel = gate.life().kernel();
    }

    @Override
    public void execute(Runnable command) {
        accept();
        await(kernel.now(), command);
    }

    private Timer await(long due, Runnable task) {
        Waiting one = new Waiting(task);
        waiting.add(one);
        one.step = gate.at(due, one);
        return one;
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
        Scheduled<V> scheduled = new Scheduled<>(callable, due, 0);
        scheduled.step = await(due, scheduled);
        return scheduled;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return repeat(command, initialDelay, unit.toNanos(period), unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return repeat(command, initialDelay, unit.toNanos(delay), unit);
    }

    private ScheduledFuture<?> repeat(Runnable command, long initial, long period, TimeUnit unit) {
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
                period);
        scheduled.step = await(due, scheduled);
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
        List.copyOf(waiting).stream().filter(Waiting::repeats).forEach(Waiting::cancel);
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        List<Waiting> never = List.copyOf(waiting);
        never.forEach(Waiting::cancel);
        return never.stream().map(it -> it.task).toList();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && waiting.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
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

    /** Hold a task until it is due. */
    private final class Waiting implements Runnable, Timer {

        private final Runnable task;
        private Timer step = () -> {};

        Waiting(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            waiting.remove(this);
            task.run();
        }

        @Override
        public void cancel() {
            waiting.remove(this);
            step.cancel();
        }

        boolean repeats() {
            return task instanceof Scheduled<?> scheduled && scheduled.period > 0;
        }
    }

    private final class Scheduled<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final long period;
        private long due;
        private Timer step = () -> {};

        Scheduled(Callable<V> callable, long due, long period) {
            super(callable);
            this.due = due;
            this.period = period;
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else if (runAndReset() && !shutdown) {
                due = Saturated.sum(kernel.now(), period);
                step = await(due, this);
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
