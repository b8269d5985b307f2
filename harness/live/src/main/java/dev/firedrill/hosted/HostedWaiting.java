package dev.firedrill.hosted;

import dev.firedrill.world.Waiting;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Give blocking code threads of its own, which hand the baton over while they wait. */
final class HostedWaiting implements Waiting {

    private final Loop loop;
    private final AtomicInteger started = new AtomicInteger();

    HostedWaiting(Loop loop) {
        this.loop = loop;
    }

    @Override
    public void run(Runnable task) {
        loop.check("waiting().run");
        long request = loop.serving();
        Worker worker = new Worker(task, request, started.incrementAndGet());
        loop.begun(worker);
        worker.start();
        loop.give();
        try {
            worker.paused.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            loop.take();
            loop.resume(request);
        }
    }

    @Override
    public <T> T await(CompletionStage<T> stage) throws Exception {
        loop.check("waiting().await");
        if (!(Thread.currentThread() instanceof Worker worker)) {
            throw new IllegalStateException(
                    "expected a wait inside waiting().run(), found one on the loop's own thread, which may not wait");
        }
        loop.goOn();
        long request = loop.serving();
        worker.paused.countDown();
        loop.give();
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException failed) {
            throw cause(failed);
        } catch (InterruptedException interrupted) {
            loop.goOn();
            throw interrupted;
        } finally {
            loop.take();
            loop.resume(request);
        }
    }

    private static Exception cause(ExecutionException failed) {
        Throwable cause = failed;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof Exception exception ? exception : failed;
    }

    /** Run one task; whoever started it goes on when it first waits or ends. */
    private final class Worker extends Thread {

        private final Runnable task;
        private final long request;
        private final CountDownLatch paused = new CountDownLatch(1);

        Worker(Runnable task, long request, int number) {
            super("firedrill-hosted-blocking-" + number);
            this.task = task;
            this.request = request;
            setDaemon(true);
        }

        @Override
        public void run() {
            loop.take();
            loop.resume(request);
            try {
                task.run();
            } catch (Loop.Over over) {
                // it had nothing left to do
            } catch (Exception | LinkageError | AssertionError | StackOverflowError thrown) {
                loop.crashed(thrown);
            } finally {
                paused.countDown();
                loop.give();
                loop.ended(this);
            }
        }
    }
}
