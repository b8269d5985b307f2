package dev.firedrill.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.apiguardian.api.API;

/**
 * Hold one drill as its file declares it, defaults of its suite applied.
 *
 * @param position where the scenario object begins
 * @param system the system under test, by the name of its suite
 * @param name unique in its system, regardless of case
 * @param seed seed of the first run; the n-th run uses {@code seed + n}
 * @param runs how many runs a check is judged over, 1 or more
 * @param runsMax cap on {@code runs}, also when the command line asks for more
 * @param turns a conversation: each turn arrives when the one before was answered; empty when there is a load
 * @param loads arrivals that never depend on answers
 * @param startsAt the date and time of t0; default {@link #STARTS_AT}
 * @param environment initial environment of the system under test
 * @param flags initial content of its flag store
 * @param faultsEnd when every fault ends that does not say otherwise; absent means the end of the run
 * @param drain time after the last declared instant in which requests may still be answered; default 30 s
 * @param eventLimit how many events one run may record before it is stopped with an error; default 2,000,000
 * @param golden whether the run is compared with a recorded golden on its own seed
 * @param inputs sha-256 of every file this scenario was read from, by role ({@code scenario}, {@code controls}, …)
 * @param modes how it can be run
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Scenario(
        Position position,
        String system,
        String name,
        String description,
        List<String> tags,
        long seed,
        int runs,
        OptionalInt runsMax,
        List<Turn> turns,
        List<Load> loads,
        Instant startsAt,
        Map<String, String> environment,
        Map<String, String> flags,
        List<Action> actions,
        List<Fault> faults,
        Optional<Duration> faultsEnd,
        Duration drain,
        long eventLimit,
        List<Expectation> expectations,
        boolean golden,
        Controls controls,
        List<ProviderScript> providers,
        SortedMap<String, String> inputs,
        Modes modes) {

    /** The date and time of t0 where a scenario says nothing. */
    public static final Instant STARTS_AT = Instant.parse("2026-01-01T00:00:00Z");

    public Scenario {
        loads = List.copyOf(loads);
        tags = List.copyOf(tags);
        turns = List.copyOf(turns);
        environment = Copies.of(environment);
        flags = Copies.of(flags);
        actions = List.copyOf(actions);
        faults = List.copyOf(faults);
        expectations = List.copyOf(expectations);
        providers = List.copyOf(providers);
    }

    /** Hold one that runs in virtual time only. */
    public Scenario(
            Position position,
            String system,
            String name,
            String description,
            List<String> tags,
            long seed,
            int runs,
            OptionalInt runsMax,
            List<Turn> turns,
            List<Load> loads,
            Instant startsAt,
            Map<String, String> environment,
            Map<String, String> flags,
            List<Action> actions,
            List<Fault> faults,
            Optional<Duration> faultsEnd,
            Duration drain,
            long eventLimit,
            List<Expectation> expectations,
            boolean golden,
            Controls controls,
            List<ProviderScript> providers,
            SortedMap<String, String> inputs) {
        this(
                position,
                system,
                name,
                description,
                tags,
                seed,
                runs,
                runsMax,
                turns,
                loads,
                startsAt,
                environment,
                flags,
                actions,
                faults,
                faultsEnd,
                drain,
                eventLimit,
                expectations,
                golden,
                controls,
                providers,
                inputs,
                Modes.SIMULATED_ONLY);
    }

    /** Name this scenario across systems: {@code system/name}. */
    public String id() {
        return system + "/" + name;
    }

    /** Cap the wanted number of runs as the scenario declares. */
    public int cappedRuns(int wanted) {
        return runsMax.isPresent() ? Math.min(wanted, runsMax.getAsInt()) : wanted;
    }
}
