package dev.firedrill.timeline;

import dev.firedrill.model.Action;
import dev.firedrill.model.Fault;
import dev.firedrill.world.Request;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Hold what will be done in one run and when, fixed before it starts. Times are nanoseconds since t0.
 *
 * @param arrivals requests in order of time; empty in a conversation
 * @param turns requests of a conversation, each arriving when the one before was answered
 * @param actions operator actions, those {@code after} a mark included
 * @param faults fault windows, in declared order
 * @param horizon when the run ends
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Timeline(
        long seed,
        List<Arrival> arrivals,
        List<Request> turns,
        List<Action> actions,
        List<FaultWindow> faults,
        long horizon) {

    public Timeline {
        turns = List.copyOf(turns);
        actions = List.copyOf(actions);
        faults = List.copyOf(faults);
    }

    /** Take the timeline of a twin: the same without the named actions and faults; all else stays as it is. */
    public Timeline without(Set<String> ids) {
        return new Timeline(
                seed,
                arrivals,
                turns,
                actions.stream().filter(it -> !ids.contains(it.id())).toList(),
                faults.stream().filter(it -> !ids.contains(it.fault().id())).toList(),
                horizon);
    }

    /** Place one request in time. */
    public record Arrival(long time, Request request) {}

    /**
     * Place one fault in time: active in [from, until).
     *
     * @param from nanoseconds since t0, or since the mark of a fault that waits for one
     * @param until as {@code from}; {@link Long#MAX_VALUE} for the end of the run
     * @param latest instant since t0 at which it ends in any case: {@code faultsEnd}, for a fault without an end of its own
     */
    public record FaultWindow(Fault fault, long from, long until, long latest) {

        /** Place the window of a fault whose mark was reached. */
        public FaultWindow after(long mark, long horizon) {
            long end = until == Long.MAX_VALUE ? latest : mark + until;
            return new FaultWindow(fault, mark + from, Math.min(end, horizon), latest);
        }

        /** Tell whether the fault is active at an instant. */
        public boolean contains(long time) {
            return from <= time && time < until;
        }
    }

    /** Give a length in nanoseconds. */
    static long nanos(Duration length) {
        return length.toNanos();
    }
}
