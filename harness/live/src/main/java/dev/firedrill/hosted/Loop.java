package dev.firedrill.hosted;

import dev.firedrill.world.Component;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ObjLongConsumer;

/**
 * Run the code of one system, one piece at a time, at the pace of its own time. Its pieces run on one thread; code that waits runs on threads of its
 * own, and only while it holds the baton.
 */
final class Loop implements AutoCloseable {

    private static final Duration LAST_PIECE = Duration.ofSeconds(5);

    private final ReentrantLock baton = new ReentrantLock(true);
    private final ObjLongConsumer<Throwable> crashes;
    private final Pace pace;
    private final Set<Component.Timer> begun = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<Thread> workers = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile boolean closed;
    private long serving;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "firedrill-hosted");
        made.setDaemon(true);
        return made;
    });

    /** Start a loop that tells of whatever a piece of code throws, and which request it served, 0 for none. */
    Loop(ObjLongConsumer<Throwable> crashes, Pace pace) {
        this.crashes = crashes;
        this.pace = pace;
    }

    Pace pace() {
        return pace;
    }

    /** Run a piece as soon as the loop is free; after the end of the loop it is dropped, and this gives false. */
    boolean run(Runnable piece) {
        try {
            thread.execute(holding(piece));
            return true;
        } catch (RejectedExecutionException closed) {
            return false; // whoever still calls back after the system stopped has nobody to call
        }
    }

    Component.Timer after(Duration delay, Runnable piece) {
        return timer(thread.schedule(holding(piece), pace.real(delay), TimeUnit.NANOSECONDS));
    }

    Component.Timer every(Duration period, Runnable piece) {
        long nanos = pace.period(period.toNanos());
        return timer(thread.scheduleAtFixedRate(holding(piece), nanos, nanos, TimeUnit.NANOSECONDS));
    }

    private static Component.Timer timer(ScheduledFuture<?> scheduled) {
        return () -> scheduled.cancel(false);
    }

    /** Give the executor for code that takes one. */
    ScheduledExecutorService executor() {
        return new HoldingExecutor(thread, this, pace);
    }

    /** Fail unless the caller holds the baton. */
    void check(String port) {
        if (!baton.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "expected '%s' to be called by the system's own code, found thread '%s'; use a component's executor"
                            .formatted(port, Thread.currentThread().getName()));
        }
    }

    void take() {
        baton.lock();
    }

    void give() {
        baton.unlock();
    }

    /** Tell of what a piece of code threw. */
    void crashed(Throwable thrown) {
        crashes.accept(thrown, baton.isHeldByCurrentThread() ? serving : 0);
    }

    /** Name the request that the running piece of code serves, 0 for none; what it schedules serves the same. */
    long serving() {
        check("serving");
        return serving;
    }

    /** Run a piece for a request, as {@link #run} does. */
    boolean serve(long request, Runnable piece) {
        return run(() -> {
            serving = request;
            piece.run();
        });
    }

    /** Go on for a request after a wait. */
    void resume(long request) {
        check("resume");
        serving = request;
    }

    /** Make a piece take the baton, serve what is served now, and tell of what it throws. */
    Runnable holding(Runnable piece) {
        Callable<Boolean> held = throwing(() -> {
            try {
                piece.run();
            } catch (Over over) {
                // it had nothing left to do
            } catch (Exception | LinkageError | AssertionError | StackOverflowError thrown) {
                crashed(thrown);
            }
            return true;
        });
        return () -> {
            try {
                held.call();
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }

    /** Make a piece take the baton and serve what is served now; what it throws goes to whoever calls it. */
    <V> Callable<V> throwing(Callable<V> piece) {
        long request = baton.isHeldByCurrentThread() ? serving : 0;
        return () -> {
            take();
            serving = request;
            try {
                return piece.call();
            } finally {
                give();
            }
        };
    }

    /** Take charge of something that must not outlast the loop; it is cancelled by whoever holds the baton. */
    void begun(Component.Timer something) {
        begun.add(something);
    }

    void ended(Component.Timer something) {
        begun.remove(something);
    }

    /** Take charge of a thread that runs pieces while it holds the baton. */
    void begun(Thread worker) {
        workers.add(worker);
        if (closed) {
            workers.remove(worker);
            throw new Over();
        }
    }

    void ended(Thread worker) {
        workers.remove(worker);
    }

    /** Unwind the calling code if the loop is closed. */
    void goOn() {
        if (closed) {
            throw new Over();
        }
    }

    /** End: what has not begun never will, code that waits is unwound, and calls under way are cancelled. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        List<Thread> waiting = copy(workers);
        waiting.forEach(Thread::interrupt);
        try {
            long deadline = System.nanoTime() + LAST_PIECE.toNanos();
            boolean ended = thread.awaitTermination(LAST_PIECE.toMillis(), TimeUnit.MILLISECONDS);
            for (Thread worker : waiting) {
                worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
                ended &= !worker.isAlive();
            }
            if (!ended) {
                crashed(new IllegalStateException(
                        "expected the last piece of code to end within %s".formatted(LAST_PIECE)));
            }
            cancelBegun();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancelBegun() throws InterruptedException {
        if (baton.tryLock(1, TimeUnit.SECONDS)) {
            try {
                copy(begun).forEach(Component.Timer::cancel);
            } finally {
                give();
            }
        }
    }

    private static <T> List<T> copy(Set<T> shared) {
        synchronized (shared) {
            return List.copyOf(shared);
        }
    }

    /** Unwind code that has nothing left to do, because its loop is closed. */
    static final class Over extends Error {

        private static final long serialVersionUID = 1L;

        Over() {
            super("the loop of this system is closed", null, false, false);
        }
    }
}
