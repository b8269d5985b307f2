package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.world.Component.Timer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Be one life of the system, from a start to the stop after it. What a life has begun ends with it: its timers never run,
 * its calls are cancelled, and what is left of its code changes and records nothing.
 */
final class Life {

    private final Kernel kernel;
    private final Identity identity;
    private final Mortal whose;
    private final long began;
    private final Set<Timer> begun = new LinkedHashSet<>();
    private boolean over;

    Life(Kernel kernel, Identity identity, Mortal whose) {
        this.kernel = kernel;
        this.identity = identity;
        this.whose = whose;
        this.began = kernel.now();
    }

    /** Be what can crash. */
    interface Mortal {

        /** End this life as a power cut does; the next one begins after the downtime, or never without one. */
        void crash(String why, Optional<Duration> downtime);
    }

    Kernel kernel() {
        return kernel;
    }

    Identity identity() {
        return identity;
    }

    String instance() {
        return identity.name();
    }

    long began() {
        return began;
    }

    boolean isOver() {
        return over;
    }

    /** Record what the system did. */
    void record(Function<Stamp, Event> event) {
        if (!over) {
            kernel.record(instance(), event);
        }
    }

    Step at(long time, Lane lane, Runnable task) {
        return kernel.at(time, lane, task).during(this);
    }

    Step after(long delay, Lane lane, Runnable task) {
        return kernel.after(delay, lane, task).during(this);
    }

    /** Take charge of something that must not outlast this life. */
    void begun(Timer something) {
        begun.add(something);
    }

    void ended(Timer something) {
        begun.remove(something);
    }

    /** End, and cancel what is still under way, in the order in which it began. */
    void end() {
        over = true;
        List.copyOf(begun).forEach(Timer::cancel);
        begun.clear();
    }

    /** Crash at this very instant, and unwind the calling code. */
    void crash(String why, Optional<Duration> downtime) {
        whose.crash(why, downtime);
        goOn();
    }

    /** Unwind the calling code if its life is over. */
    void goOn() {
        if (over) {
            throw new Over();
        }
    }

    /** Unwind code that has nothing left to do: its life or its run is over. */
    static final class Over extends Error {

        private static final long serialVersionUID = 1L;

        Over() {
            super("the life of this instance is over", null, false, false);
        }

        /** Say whether something was thrown because of this, however often it was wrapped on its way. */
        static boolean led(Throwable thrown) {
            Throwable cause = thrown;
            while (cause != null && !(cause instanceof Over)) {
                cause = cause.getCause();
            }
            return cause != null;
        }
    }
}
