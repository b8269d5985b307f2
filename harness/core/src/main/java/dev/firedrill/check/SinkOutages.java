package dev.firedrill.check;

import dev.firedrill.events.Event.FaultApplied;
import dev.firedrill.events.Event.FaultEnded;
import dev.firedrill.events.EventLog;
import java.time.Duration;
import java.util.List;

/** Tell how long a sink that faults struck keeps a system from telling something. */
final class SinkOutages {

    static final String ALERTS = "alerts";
    static final String AUDIT = "audit";

    private final EventLog log;
    private final List<FaultApplied> strikes;

    /** Look at the sink that controls declare under a name. */
    SinkOutages(String sink, EventLog log) {
        this.log = log;
        this.strikes = log.all(FaultApplied.class).stream()
                .filter(it -> it.target().equals(sink))
                .toList();
    }

    /**
     * Give the latest time for what is due from an instant on: so long after it, or after the end of each fault that struck
     * the sink until then and was not over before; {@link Long#MAX_VALUE} where one never ended. What waits behind
     * something else that was struck need not be struck itself.
     */
    long extend(long since, Duration within) {
        long latest = since + within.toNanos();
        for (FaultApplied strike : strikes) {
            if (strike.time() <= latest) {
                latest = Math.max(latest, healed(strike, within));
            }
        }
        return latest;
    }

    private long healed(FaultApplied strike, Duration within) {
        return log.all(FaultEnded.class).stream()
                .filter(it -> it.fault().equals(strike.fault()) && it.sequence() > strike.sequence())
                .findFirst()
                .map(it -> it.time() + within.toNanos())
                .orElse(Long.MAX_VALUE);
    }
}
