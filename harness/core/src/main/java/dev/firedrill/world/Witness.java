package dev.firedrill.world;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Record what was seen of a system from outside. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Witness {

    /**
     * Record an event.
     *
     * @param time when it happened, nanoseconds since t0; an earlier instant than the present is one that is learned late,
     *     and has its place in the log when the run is over
     * @param instance who did it, "" for the first instance
     */
    void record(long time, String instance, Function<Stamp, Event> event);
}
