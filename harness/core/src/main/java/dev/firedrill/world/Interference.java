package dev.firedrill.world;

import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** Ask whether a fault touches what a port is about to do. The ports ask; what answers knows no port. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Interference {

    /** Interfere with nothing. */
    Interference NONE = (target, touch) -> Optional.empty();

    /** Open the window of a fault, from an instant that may be now to one that it does not reach; nanoseconds since t0. */
    default void open(Fault fault, long from, long until) {}

    /** Give the hit that touches this, if any: of the first declared fault that is active, matches and is drawn. */
    Optional<Hit> touching(String target, Touch touch);

    /**
     * Ask only those faults whose kind can strike what the port is about to do, as a write of files and no read; for all
     * others it is no touch.
     */
    default Optional<Hit> touching(String target, Touch touch, Set<FaultKind> kinds) {
        return touching(target, touch)
                .filter(hit -> kinds.contains(hit.fault().effect().kind()));
    }

    /**
     * Say that a fault touches something.
     *
     * @param retryAfter nanoseconds until a quota opens again or a pause is over; 0 for other kinds
     */
    record Hit(Fault fault, long retryAfter) {}

    /**
     * Say what a fault could touch.
     *
     * @param now nanoseconds since t0
     * @param request ordinal of the request it is done for, 0 for none
     * @param kind kind of that request, "" for none
     * @param user user of that request, "" for none
     * @param purpose purpose of a call; name of a flag, an indicator, a point, a component or an event; path of a file;
     *     severity of an alert; action of an audit entry
     * @param attempt attempt of a call within (request, purpose), pass within (request, point); ordinal of a read, write,
     *     sample or message within its instance; always 1 for a component
     * @param ordinal place among all calls to this target, from 1; serves shapes and quotas, never draws
     * @param instance which one does it, "" for the first; any other has draws of its own
     */
    record Touch(
            long now,
            long request,
            String kind,
            String user,
            String purpose,
            int attempt,
            long ordinal,
            String instance) {

        /** Say what a fault could touch in the first instance. */
        public Touch(long now, long request, String kind, String user, String purpose, int attempt, long ordinal) {
            this(now, request, kind, user, purpose, attempt, ordinal, "");
        }
    }
}
