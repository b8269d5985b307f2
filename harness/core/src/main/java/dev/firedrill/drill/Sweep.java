package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.check.Status;
import dev.firedrill.simulated.Pulse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Spread the runs of a scenario over threads and fold what they give; memory does not grow with their number. */
final class Sweep {

    private final List<Check> checks;
    private final OneRun run;
    private final long firstSeed;
    private final int runs;
    private final boolean untilCaught;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private @Nullable Failure failure;

    /**
     * Prepare a sweep.
     *
     * @param untilCaught hand out no more runs after one that fails a check; on one thread only
     */
    Sweep(List<Check> checks, OneRun run, long firstSeed, int runs, boolean untilCaught) {
        this.checks = checks;
        this.run = run;
        this.firstSeed = firstSeed;
        this.runs = runs;
        this.untilCaught = untilCaught;
    }

    /** Run one seed, beating a pulse. */
    interface OneRun {
        Run apply(long seed, Pulse pulse);
    }

    private record Failure(int ordinal, RuntimeException thrown) {}

    /** Hold the fold of all runs, their number, and the real time they took. */
    record Swept(Share share, int runs, double wallSeconds) {}

    Swept over(int threads, Patience patience, String scenario, Progress progress) {
        long begin = System.nanoTime();
        Share whole = new Share(checks);
        try {
            patience.with(Math.max(1, Math.min(threads, runs)), pulse -> fold(pulse, scenario, progress))
                    .forEach(whole::merge);
        } finally {
            next.set(runs);
        }
        if (failure != null) {
            throw failure.thrown();
        }
        return new Swept(whole, done.get(), (System.nanoTime() - begin) / 1e9);
    }

    /**
     * Hand out no more runs, and keep the failure of the lowest one: all before it have been handed out, so that it is the
     * same with any number of threads.
     */
    private synchronized void failed(int ordinal, RuntimeException thrown) {
        next.set(runs);
        if (failure == null || ordinal < failure.ordinal()) {
            failure = new Failure(ordinal, thrown);
        }
    }

    private Share fold(Pulse pulse, String scenario, Progress progress) {
        Share share = new Share(checks);
        for (int i = next.getAndIncrement(); i < runs; i = next.getAndIncrement()) {
            try {
                Run finished = run.apply(firstSeed + i, pulse);
                share.add(finished);
                if (untilCaught && finished.findings().stream().anyMatch(it -> it.status() == Status.FAIL)) {
                    next.set(runs);
                }
            } catch (RuntimeException thrown) {
                failed(i, thrown);
            }
            progress.advanced(scenario, done.incrementAndGet(), runs);
        }
        return share;
    }
}
