package dev.firedrill.world;

import java.time.Duration;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Hold one call.
 *
 * @param purpose what it is for, in the system's words; attempts count within (request, purpose)
 * @param path path of the endpoint, such as {@code /v1/chat/completions}
 * @param headers names in lower case
 * @param body the body as sent
 * @param timeout how long the caller waits
 * @param bound what the timeout bounds
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProviderCall(
        String purpose, String path, Map<String, String> headers, String body, Duration timeout, Bound bound) {

    /** Call without headers and wait for the whole answer. */
    public ProviderCall(String purpose, String path, String body, Duration timeout) {
        this(purpose, path, Map.of(), body, timeout, Bound.WHOLE);
    }

    /** Say what the timeout bounds; clients differ in this, and a client that bounds only the head can hang in a body. */
    public enum Bound {
        /** The whole exchange, to the last byte. */
        WHOLE,
        /** The time until the head; the body may take for ever. */
        HEAD,
        /** The time until the head and between any two parts of the body. */
        IDLE
    }
}
