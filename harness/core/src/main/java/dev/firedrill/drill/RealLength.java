package dev.firedrill.drill;

import dev.firedrill.events.Decimals;
import dev.firedrill.events.Times;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.Modes;
import dev.firedrill.model.Scenario;
import dev.firedrill.timeline.Expansion;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** Say how long one run of a scenario takes for real, and refuse what nobody would wait for. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RealLength {

    /** The longest run for real; a scenario of a day is one for virtual time. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private RealLength() {}

    /** Say why a scenario is not run for real; empty where it is short enough, or where nothing says how it is run. */
    public static Optional<String> refusal(Scenario scenario) {
        Modes modes = scenario.modes();
        return modes.system()
                .map(LiveSystem::timeScale)
                .map(usual -> modes.timeScale().orElse(usual))
                .flatMap(scale -> refusal(scenario, scale));
    }

    private static Optional<String> refusal(Scenario scenario, double scale) {
        long drain = scenario.drain().toNanos() * Math.max(1, scenario.turns().size());
        long length = Expansion.of(scenario, scenario.seed()).horizon() - drain;
        long real = (long) (length / scale);
        return real <= LONGEST.toNanos()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "it lasts %s, which is %s for real at the time scale %s; the longest is %s",
                        Times.length(length),
                        Times.length(real),
                        Decimals.plain(scale),
                        Times.length(LONGEST.toNanos())));
    }
}
