package dev.firedrill.hosted;

import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Say what operators may do over HTTP, and who hears of what could not be done.
 *
 * @param names what may be written and told
 * @param told takes a line for whoever watches the server
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Operating(Names names, Consumer<String> told) {

    /** Take any name, and tell nobody. */
    public static final Operating ANYHOW = new Operating((place, name) -> Optional.empty(), line -> {});

    /** Say where a name stands. */
    public enum Place {
        ENVIRONMENT,
        FLAGS,
        SIGNALS
    }

    /** Know what has a name. */
    @FunctionalInterface
    public interface Names {

        /** Say why a name is refused, in words for whoever wrote it; empty where it is known. */
        Optional<String> refusal(Place place, String name);
    }
}
