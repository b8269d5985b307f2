package dev.firedrill.live.observe;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Take what was seen of a service. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Seen {

    /**
     * Take an event.
     *
     * @param time nanoseconds since t0 in the scenario's time
     * @param instance who did it, "" for the first instance
     */
    void event(long time, String instance, Function<Stamp, Event> event);

    /** Take note that something could not be read, in words for a reviewer; each source says the same thing once. */
    void unreadable(String what);
}
