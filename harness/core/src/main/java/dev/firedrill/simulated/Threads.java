package dev.firedrill.simulated;

import dev.firedrill.world.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Give blocking code threads of its own. A thread that waits hands the baton back to the one that gave it; when what it
 * waits for is there, it gets the baton again in the step that brought it.
 */
final class Threads implements Waiting {

    private final Kernel kernel;
    private final List<Worker> waiting = new ArrayList<>();
    private final ThreadLocal<@Nullable Worker> current = new ThreadLocal<>();
    private boolean over;
    private int started;

    Threads(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public void run(Runnable task) {
        kernel.checkBaton("waiting().run");
        Worker worker = new Worker(task, kernel.request());
        worker.thread.start();
        worker.resume();
    }

    @Override
    public <T> T await(CompletionStage<T> stage) throws Exception {
        kernel.checkBaton("waiting().await");
        Worker worker = current.get();
        if (worker == null) {
            throw new IllegalStateException(
                    "expected a wait inside waiting().run(), found one on the kernel's own thread, which may not wait");
        }
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        AtomicReference<@Nullable T> value = new AtomicReference<>();
        boolean[] waits = {false};
        stage.whenComplete((result, thrown) -> {
            value.set(result);
            failure.set(thrown);
            if (waits[0]) {
                worker.resume();
            } else {
                waits[0] = true;
            }
        });
        if (!waits[0]) {
            waits[0] = true;
            worker.suspend();
        }
        return outcome(value, failure.get());
    }

    @SuppressWarnings(
            "NullAway") // a stage may complete with null; its type parameter says whether the caller expects it
    private static <T> T outcome(AtomicReference<@Nullable T> value, @Nullable Throwable failure) throws Exception {
        if (failure == null) {
            return value.get();
        }
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Exception exception) {
            throw exception;
        }
        throw new CompletionException(cause);
    }

    /** Unwind every thread that still waits; the run is over. */
    void close() {
        over = true;
        for (Worker worker : List.copyOf(waiting)) {
            worker.resume();
        }
    }

    private final class Worker {

        private final Thread thread;
        private final Semaphore go = new Semaphore(0);
        private final Semaphore back = new Semaphore(0);
        private final OpenRequest request;
        private @Nullable RuntimeException crash;

        Worker(Runnable task, OpenRequest request) {
            this.request = request;
            this.thread = new Thread(() -> work(task), "firedrill-blocking-" + ++started);
            this.thread.setDaemon(true);
        }

        private void work(Runnable task) {
            go.acquireUninterruptibly();
            current.set(this);
            try {
                task.run();
            } catch (RunOver e) {
                // the run ended while this code waited: nothing is left to do
            } catch (RuntimeException e) {
                crash = e;
            } finally {
                back.release();
            }
        }

        /** Give this thread the baton and wait until it waits or ends. */
        void resume() {
            Thread giver = kernel.holder();
            OpenRequest before = kernel.request();
            kernel.serving(request);
            kernel.passBaton(thread);
            waiting.remove(this);
            go.release();
            back.acquireUninterruptibly();
            kernel.passBaton(giver);
            kernel.serving(before);
            RuntimeException thrown = crash;
            if (thrown != null) {
                crash = null;
                throw thrown;
            }
        }

        void suspend() {
            waiting.add(this);
            back.release();
            go.acquireUninterruptibly();
            if (over) {
                throw new RunOver();
            }
        }
    }

    /** Unwind blocking code at the end of a run. */
    private static final class RunOver extends Error {

        private static final long serialVersionUID = 1L;

        RunOver() {
            super("the run is over", null, false, false);
        }
    }
}
