package dev.firedrill.live;

import dev.firedrill.world.RealTime;
import dev.firedrill.world.Witness;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Let the time of a scenario pass some times faster than that of the clock on the wall. */
final class ScaledTime implements RealTime {

    private static final long RUNNING = -1;

    private final double scale;
    private final long lateness;
    private final Runnable atBegin;
    private final Runnable afterStandstill;
    private final Runnable atEnd;
    private final BlockingQueue<Runnable> handedIn = new LinkedBlockingQueue<>();
    private volatile long base;
    private volatile long stoppedAt = RUNNING;
    private volatile @Nullable Witness witness;

    /**
     * Prepare a time.
     *
     * @param scale 1 for that on the wall
     * @param lateness scenario nanoseconds by which what is observed may come late
     * @param atBegin is done at t0
     * @param afterStandstill is done when time passes again
     * @param atEnd is done when the run is over, and hands in what is left
     */
    ScaledTime(double scale, long lateness, Runnable atBegin, Runnable afterStandstill, Runnable atEnd) {
        this.scale = scale;
        this.lateness = lateness;
        this.atBegin = atBegin;
        this.afterStandstill = afterStandstill;
        this.atEnd = atEnd;
    }

    @Override
    public void begin(Witness taking) {
        base = System.nanoTime();
        witness = taking;
        atBegin.run();
    }

    @Override
    public void end() {
        atEnd.run();
    }

    @Override
    public long now() {
        long stopped = stoppedAt;
        if (stopped != RUNNING) {
            return stopped;
        }
        return witness == null ? 0 : (long) ((System.nanoTime() - base) * scale);
    }

    /**
     * Let no time pass meanwhile: a service that is stopped and started again does so in one instant, as in virtual time,
     * however long it takes for real.
     */
    synchronized void standStill(Runnable meanwhile) {
        if (witness == null || stoppedAt != RUNNING) {
            meanwhile.run();
            return;
        }
        long begun = System.nanoTime();
        stoppedAt = now();
        try {
            meanwhile.run();
        } finally {
            base += System.nanoTime() - begun;
            stoppedAt = RUNNING;
        }
        afterStandstill.run();
    }

    @Override
    public @Nullable Runnable await(long until) throws InterruptedException {
        long left = (long) Math.ceil((until - now()) / scale);
        return left <= 0 ? handedIn.poll() : handedIn.poll(left, TimeUnit.NANOSECONDS);
    }

    @Override
    public long lateness() {
        return lateness;
    }

    /** Hand something in, from any thread. */
    void post(Runnable task) {
        handedIn.add(task);
    }

    /** Use the witness in what is handed in. */
    void witnessed(java.util.function.Consumer<Witness> telling) {
        post(() -> {
            Witness present = witness;
            if (present != null) {
                telling.accept(present);
            }
        });
    }
}
