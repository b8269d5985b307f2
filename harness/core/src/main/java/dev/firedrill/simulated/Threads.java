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
    private final Life life;
    private final List<Worker> waiting = new ArrayList<>();
    private boolean over;
    private int started;

    Threads(Life life) {
        this.kernel = life.kernel();
        this.life = life;
    }

    @Override
    public void run(Runnable task) {
        kernel.checkBaton("waiting().run");
        if (life.isOver()) {
            return;
        }
        Worker worker = new Worker(task, kernel.request());
        worker.start();
        worker.goOn();
    }

    @Override
    public <T> T await(CompletionStage<T> stage) throws Exception {
        kernel.checkBaton("waiting().await");
        if (!(Thread.currentThread() instanceof Worker worker)) {
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
                worker.goOn();
            } else {
                waits[0] = true;
            }
        });
        if (!waits[0]) {
            waits[0] = true;
            worker.rest();
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

    /** Unwind every thread that still waits; their life or their run is over. */
    void close() {
        over = true;
        for (Worker worker : List.copyOf(waiting)) {
            worker.goOn();
        }
    }

    private final class Worker extends Thread {

        private final Runnable task;
        private final Semaphore go = new Semaphore(0);
        private final Semaphore back = new Semaphore(0);
        private final OpenRequest request;
        private @Nullable Throwable crash;
        private boolean rests = true;

        Worker(Runnable task, OpenRequest request) {
            super("firedrill-blocking-" + ++started);
            this.task = task;
            this.request = request;
            setDaemon(true);
        }

        @Override
        public void run() {
            go.acquireUninterruptibly();
            try {
                task.run();
            } catch (Life.Over e) {
                // its life or its run ended while this code waited: nothing is left to do
            } catch (Throwable e) {
                crash = e;
            } finally {
                back.release();
            }
        }

        /** Give this thread the baton and wait until it waits or ends; one that is unwound or has ended needs it no more. */
        void goOn() {
            if (!rests) {
                return;
            }
            rests = false;
            Thread giver = kernel.holder();
            OpenRequest before = kernel.request();
            kernel.serving(request);
            kernel.passBaton(this);
            waiting.remove(this);
            go.release();
            back.acquireUninterruptibly();
            kernel.passBaton(giver);
            kernel.serving(before);
            Throwable thrown = crash;
            if (thrown != null && !over) {
                crash = null;
                kernel.crashed(thrown);
            }
        }

        void rest() {
            if (over) {
                throw new Life.Over();
            }
            waiting.add(this);
            rests = true;
            back.release();
            go.acquireUninterruptibly();
            if (over) {
                throw new Life.Over();
            }
        }
    }
}
