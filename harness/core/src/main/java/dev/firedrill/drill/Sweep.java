package dev.firedrill.drill;

import dev.firedrill.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/** Spread the runs of a scenario over threads and fold what they give; memory does not grow with their number. */
final class Sweep {

    private final List<Check> checks;
    private final LongFunction<Run> run;
    private final long firstSeed;
    private final int runs;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    Sweep(List<Check> checks, LongFunction<Run> run, long firstSeed, int runs) {
        this.checks = checks;
        this.run = run;
        this.firstSeed = firstSeed;
        this.runs = runs;
    }

    /** Hold the fold of all runs and the real time it took. */
    record Swept(Share share, double wallSeconds) {}

    Swept over(int threads, String scenario, Progress progress) {
        long begin = System.nanoTime();
        Share whole = new Share(checks);
        shares(Math.max(1, Math.min(threads, runs)), scenario, progress).forEach(whole::merge);
        return new Swept(whole, (System.nanoTime() - begin) / 1e9);
    }

    private List<Share> shares(int threads, String scenario, Progress progress) {
        if (threads == 1) {
            return List.of(fold(scenario, progress));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, Sweep::daemon);
        try {
            List<Future<Share>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> fold(scenario, progress)));
            }
            return collect(futures);
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Share> collect(List<Future<Share>> futures) {
        List<Share> shares = new ArrayList<>();
        try {
            for (Future<Share> future : futures) {
                shares.add(future.get());
            }
            return shares;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sweep was interrupted", e);
        } finally {
            next.set(runs);
        }
    }

    private Share fold(String scenario, Progress progress) {
        Share share = new Share(checks);
        for (int i = next.getAndIncrement(); i < runs; i = next.getAndIncrement()) {
            share.add(run.apply(firstSeed + i));
            progress.advanced(scenario, done.incrementAndGet(), runs);
        }
        return share;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "firedrill-sweep");
        thread.setDaemon(true);
        return thread;
    }
}
