package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.world.Component.Timer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Be one life of the system, from a start to the stop after it. What a life has begun ends with it: its timers never run,
 * its calls are cancelled, and what is left of its code changes and records nothing.
 */
final class Life {

    private final Kernel kernel;
    private final String instance;
    private final Set<Timer> begun = new LinkedHashSet<>();
    private boolean over;

    Life(Kernel kernel, String instance) {
        this.kernel = kernel;
        this.instance = instance;
    }

    Kernel kernel() {
        return kernel;
    }

    String instance() {
        return instance;
    }

    boolean isOver() {
        return over;
    }

    /** Record what the system did. */
    void record(Function<Stamp, Event> event) {
        if (!over) {
            kernel.record(instance, event);
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
