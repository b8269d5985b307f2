package dev.firedrill.world;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Be the time of a run that happens for real, and its door: what other threads hand in is done with the world's baton in
 * hand, one at a time, as soon as it comes. All times are nanoseconds since t0 in the time of the scenario, which may pass
 * faster than that of the clock on the wall.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RealTime {

    /**
     * Let t0 be now.
     *
     * @param witness takes what others saw; to be used only by what is handed in
     */
    void begin(Witness witness);

    /** Give the present; 0 before t0. */
    long now();

    /**
     * Wait until an instant or until something is handed in.
     *
     * @return what was handed in first, {@code null} when the instant is reached
     * @throws InterruptedException if the run is to be given up
     */
    @Nullable
    Runnable await(long until) throws InterruptedException;

    /** Hand in what has happened by now and was not yet seen, and return; takes some seconds at most. */
    void end();

    /** Say for how long after its last answer a run listens on, because what is observed comes late. */
    long lateness();
}
