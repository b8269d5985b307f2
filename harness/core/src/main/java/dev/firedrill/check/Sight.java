package dev.firedrill.check;

import dev.firedrill.events.EventKind;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.Mode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Say how well a run could be seen.
 *
 * @param kinds kinds of event that would stand in the log if they happened
 * @param attributed whether every call to a provider is known to be of a request, or of none
 * @param tolerance nanoseconds of the scenario's time by which what is observed may be late or early; 0 in virtual time
 * @param trouble what could not be read of what the service shows, so that no kind of its own is shown; empty for nothing
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Sight(Mode mode, Set<EventKind> kinds, boolean attributed, long tolerance, Optional<String> trouble) {

    /** Says of a check that its bounds or marks are too near for the tolerance of the run. */
    public static final String BLURRED = "cannot be told with a tolerance of";

    /** Says of a check that a run for real cannot judge it, by what is declared and not by what happened. */
    public static final String NOT_FOR_REAL = "a run for real can judge this";

    /** See all there is, as in virtual time. */
    public static final Sight WHOLE =
            new Sight(Mode.SIMULATED, EnumSet.allOf(EventKind.class), true, 0, Optional.empty());

    /** What the harness sees of a run for real without any help of the service. */
    private static final Set<EventKind> FROM_OUTSIDE = EnumSet.of(
            EventKind.RUN_STARTED,
            EventKind.RUN_ENDED,
            EventKind.REQUEST_ARRIVED,
            EventKind.REQUEST_CHUNK,
            EventKind.REQUEST_ANSWERED,
            EventKind.REQUEST_FAILED,
            EventKind.PROVIDER_CALLED,
            EventKind.PROVIDER_ANSWERED,
            EventKind.PROVIDER_FAILED,
            EventKind.PROVIDER_UNMATCHED,
            EventKind.FAULT_BEGAN,
            EventKind.FAULT_APPLIED,
            EventKind.FAULT_ENDED,
            EventKind.FLAG_WRITTEN,
            EventKind.ACTION_STARTED,
            EventKind.ACTION_ENDED,
            EventKind.SIGNAL_RECEIVED,
            EventKind.LIFECYCLE_CHANGED);

    private static final Set<EventKind> CALLS = EnumSet.of(
            EventKind.PROVIDER_CALLED,
            EventKind.PROVIDER_ANSWERED,
            EventKind.PROVIDER_FAILED,
            EventKind.PROVIDER_UNMATCHED);

    public Sight {
        kinds = Set.copyOf(kinds);
    }

    /** Say what kinds of event can be seen of a run for real. */
    public static Set<EventKind> kindsOf(LiveSystem system) {
        Set<String> shown = system.shows();
        Set<EventKind> kinds = EnumSet.copyOf(FROM_OUTSIDE);
        for (EventKind kind : EventKind.values()) {
            if (shown.contains("*") || shown.contains(kind.word())) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /**
     * See a run for real.
     *
     * @param calls whether the providers told of the calls that reached them, and not the service of those that it made
     */
    public static Sight live(
            LiveSystem system, boolean attributed, boolean calls, long tolerance, Optional<String> trouble) {
        if (trouble.isEmpty()) {
            return new Sight(Mode.LIVE, kindsOf(system), attributed, tolerance, trouble);
        }
        Set<EventKind> kinds = EnumSet.copyOf(FROM_OUTSIDE);
        if (!calls) {
            kinds.removeAll(CALLS);
        }
        return new Sight(Mode.LIVE, kinds, attributed, tolerance, trouble);
    }
}
