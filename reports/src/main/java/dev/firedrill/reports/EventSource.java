package dev.firedrill.reports;

import dev.firedrill.events.Event;
import dev.firedrill.result.Entry;
import java.util.List;
import org.apiguardian.api.API;

/** Give the event log of an entry's chosen run, so that rendering itself reads no file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface EventSource {

    /** Know no log. */
    EventSource NONE = entry -> List.of();

    /** Give the events in order; empty where no log was kept or it cannot be read. */
    List<Event> events(Entry entry);
}
