package dev.firedrill.simulated;

import java.util.concurrent.atomic.AtomicLong;
import org.apiguardian.api.API;

/** Let another thread see that a run makes steps. Written by the thread that runs a world, read by whoever waits for it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Pulse {

    private final AtomicLong beats = new AtomicLong();
    private volatile Thread thread = Thread.currentThread();

    /** Say that the calling thread runs the world from now on. */
    public void begin() {
        thread = Thread.currentThread();
        beat();
    }

    void beat() {
        beats.lazySet(beats.getPlain() + 1);
    }

    /** Count the steps made. */
    public long beats() {
        return beats.get();
    }

    /** Give the thread that runs the world. */
    public Thread thread() {
        return thread;
    }
}
