package dev.firedrill.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Declare what an operator does, and when.
 *
 * @param id unique in the scenario; default is the verb
 * @param after the mark that starts it; absent means {@code delay} counts from t0
 * @param delay from t0 ({@code at}) or from the mark
 * @param verb {@code set} writes a declared control past the system; any other verb is declared in the controls
 * @param parameters the verb's parameters; for {@code set}: {@code control} and {@code value}
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
        String actor) {

    /** Verb of the one action that the harness itself performs: write a control to its source. */
    public static final String SET = "set";

    public Action {
        parameters = Copies.of(parameters);
    }
}
