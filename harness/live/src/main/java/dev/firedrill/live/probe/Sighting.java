package dev.firedrill.live.probe;

import org.apiguardian.api.API;

/**
 * Say what a user saw of one request.
 *
 * @param status of HTTP, 0 where none came
 * @param body all that came, as far as it came whole; "" for nothing
 * @param text what the user reads of it
 * @param nanos until the end, or until the user gave up
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Sighting(End end, int status, String body, String text, long nanos) {

    private static final int FIRST_FAILURE = 400;

    /** Say how it ended. */
    public enum End {
        /** In good order, whatever the status. */
        ORDERLY,
        /** The connection broke, before the answer or within. */
        BROKEN,
        /** Not at all. */
        NONE
    }

    /** Tell whether it presents itself as an answer, and not as a failure. */
    boolean isPresentedAsAnswer() {
        return end == End.ORDERLY && status < FIRST_FAILURE;
    }
}
