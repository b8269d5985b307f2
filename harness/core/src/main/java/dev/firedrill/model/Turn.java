package dev.firedrill.model;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * Hold one input of a conversation; what is expected of its answer stands among the expectations.
 *
 * @param kind kind of request; default {@value #KIND}
 * @param attributes further named values the system understands
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Turn(Position position, String kind, String input, Map<String, String> attributes) {

    /** Kind of request of a turn that names none. */
    public static final String KIND = "turn";

    public Turn {
        attributes = Copies.of(attributes);
    }

    /** Hold a turn that is nothing but its input. */
    public Turn(Position position, String input) {
        this(position, KIND, input, Map.of());
    }
}
