package dev.firedrill.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * Say in which modes a scenario can run, and why in no other.
 *
 * @param simulated empty where it runs in virtual time, otherwise why not
 * @param live empty where it runs for real, otherwise why not
 * @param system how the service is started, driven and observed; absent where no {@code system.json} says so
 * @param timeScale how many times faster than its own the time of the service passes in this scenario; absent means as
 *     {@code system.json} says
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Modes(
        Optional<String> simulated, Optional<String> live, Optional<LiveSystem> system, OptionalDouble timeScale) {

    /** The modes of a scenario whose system has no {@code system.json}. */
    public static final Modes SIMULATED_ONLY = new Modes(
            Optional.empty(),
            Optional.of("no 'system.json' stands beside its 'suite.json'"),
            Optional.empty(),
            OptionalDouble.empty());

    /** Say why a mode cannot run it; empty where it can. */
    public Optional<String> refusal(Mode mode) {
        return switch (mode) {
            case SIMULATED -> simulated;
            case LIVE -> live;
            case IMPORTED -> Optional.empty();
        };
    }
}
