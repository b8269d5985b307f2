package dev.firedrill.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Declare what an operator does, and when.
 *
 * @param id unique in the scenario; default is the verb
 * @param after the mark that starts it; absent means {@code delay} counts from t0
 * @param delay from t0 ({@code at}) or from the mark
 * @param verb one of {@link #OWN}, which the harness itself performs, or one that the controls declare
 * @param parameters the verb's parameters; for {@code set}: {@code control} and {@code value};
 *     for {@code signal}: {@code signal} and {@code value}
 * @param pattern for {@code verify}: what must have happened since the mark, or since t0
 * @param within for {@code verify}: how long to wait for it; default 0
 * @param fails whether the action must be refused or fail instead of being done; default false
 * @param actor who acts, as {@code role:name}; default {@code operator}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Action(
        Position position,
        String id,
        Optional<Mark> after,
        Duration delay,
        String verb,
        Map<String, String> parameters,
        Optional<Pattern> pattern,
        Duration within,
        boolean fails,
        String actor) {

    /** Verb that writes a control to its source, past the system. */
    public static final String SET = "set";

    /** Verb that tells the system what a person reports, as {@code signal} and {@code value}. */
    public static final String SIGNAL = "signal";

    /** Verb that looks for something in what the system shows; it is done when that has happened, and fails when not. */
    public static final String VERIFY = "verify";

    /** Verb that stops the system in order and starts it again on the same stores. */
    public static final String RESTART = "restart";

    /**
     * Verb that ends the system as a power cut does, without stopping it, and starts it again on the same stores after the
     * parameter {@code downtime}; without one it stays down.
     */
    public static final String CRASH = "crash";

    /** Verb that starts a second instance on the same stores; it gets no requests, orders or signals. */
    public static final String START_SECOND = "start-second";

    /** Verbs that the harness itself performs. */
    public static final List<String> OWN = List.of(SET, SIGNAL, VERIFY, RESTART, CRASH, START_SECOND);

    public Action {
        parameters = Copies.of(parameters);
    }

    /** Declare an action that is done. */
    public Action(
            Position position,
            String id,
            Optional<Mark> after,
            Duration delay,
            String verb,
            Map<String, String> parameters,
            String actor) {
        this(position, id, after, delay, verb, parameters, Optional.empty(), Duration.ZERO, false, actor);
    }
}
