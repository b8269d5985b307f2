package dev.firedrill.world;

import dev.firedrill.model.Fault;
import java.util.Optional;
import org.apiguardian.api.API;

/** Ask whether a fault touches what a port is about to do. The ports ask; what answers knows no port. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Interference {

    /** Interfere with nothing. */
    Interference NONE = (target, touch) -> Optional.empty();

    /** Give the fault that touches this, if any: the first declared one that is active, matches and is drawn. */
    Optional<Fault> touching(String target, Touch touch);

    /**
     * Say what a fault could touch.
     *
     * @param now nanoseconds since t0
     * @param request ordinal of the request it is done for, 0 for none
     * @param kind kind of that request, "" for none
     * @param user user of that request, "" for none
     * @param purpose purpose of a call; name of a flag or indicator
     * @param attempt attempt of a call within (request, purpose); ordinal of a read or sample
     */
    record Touch(long now, long request, String kind, String user, String purpose, int attempt) {}
}
