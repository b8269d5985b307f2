package dev.firedrill.events;

import org.apiguardian.api.API;

/** Say that a run recorded more events than its scenario allows. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EventLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    EventLimitException(long limit, Event first) {
        super("the event log is full: expected at most %d events, found '%s' as one more at %s"
                .formatted(limit, first.kind().word(), Times.sinceStart(first.time())));
        this.limit = limit;
    }

    /** Give the limit that was reached. */
    public long limit() {
        return limit;
    }
}
