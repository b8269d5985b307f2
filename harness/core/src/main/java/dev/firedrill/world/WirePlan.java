package dev.firedrill.world;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * Say what goes over the wire for one call.
 *
 * @param delay nanoseconds until the end of it
 * @param status HTTP status; 0 where the end is not an answer
 * @param headers names in lower case
 * @param reason why it is so, for people: the scripted answer, or the fault
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WirePlan(End end, long delay, int status, Map<String, String> headers, String body, String reason) {

    /** Say how the exchange ends. */
    public enum End {
        /** The whole answer arrives. */
        ANSWER,
        /** The connection is reset before any byte. */
        RESET,
        /** No byte ever arrives. */
        SILENCE
    }
}
