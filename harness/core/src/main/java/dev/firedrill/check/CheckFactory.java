package dev.firedrill.check;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Scenario;
import org.apiguardian.api.API;

/** Offer a kind of check of the user's own; found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface CheckFactory {

    /** Name the kind, as scenario files spell it. */
    String kind();

    /**
     * Create the check for one entry of {@code expect}.
     *
     * @throws IllegalArgumentException if its parameters make no sense; the message says what was found and expected
     */
    Check create(Scenario scenario, Expectation.Custom expectation);
}
