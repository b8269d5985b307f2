package dev.firedrill.model;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Hold what a release asks for beyond the inventory: {@code release-gate.json} at the project root. Without such a file
 * nothing more is asked.
 *
 * @param oldest greatest age of results; empty for any
 * @param repeated whether what ran in virtual time must have been repeated in a second JVM with equal logs
 * @param variants whether broken variants must have been drilled, which are caught then or leave it open
 * @param systems what is asked of each system that is named
 * @param waivers failed or unproven checks that may pass for a while
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Policy(
        Optional<Duration> oldest,
        boolean repeated,
        boolean variants,
        SortedMap<String, Demand> systems,
        List<Waiver> waivers) {

    /** Name of the file at the project root. */
    public static final String FILE = "release-gate.json";

    /** Ask for nothing beyond the inventory. */
    public static final Policy NONE =
            new Policy(Optional.empty(), false, false, Collections.emptySortedMap(), List.of());

    public Policy {
        systems = Collections.unmodifiableSortedMap(new TreeMap<>(systems));
        waivers = List.copyOf(waivers);
    }

    /**
     * Hold what is asked of one system. Names may hold {@code *} for any characters.
     *
     * @param scenarios names of scenarios that must have passed, {@code system/} left out
     * @param checks ids or kinds of checks of which at least one must have passed, seen to fail
     * @param modes for each mode, names of scenarios that must have passed in it
     * @param runs fewest runs of each of its simulated drills
     * @param covered fewest requirements that must be covered
     */
    public record Demand(
            Position position,
            List<String> scenarios,
            List<String> checks,
            Map<Mode, List<String>> modes,
            int runs,
            OptionalInt covered) {

        public Demand {
            scenarios = List.copyOf(scenarios);
            checks = List.copyOf(checks);
            modes = Collections.unmodifiableMap(new TreeMap<>(modes));
        }
    }

    /**
     * Let a check pass for a while although it failed or is not proven.
     *
     * @param check as {@code awf/first-meet-kiera › parity}
     * @param expires last day on which it holds, in UTC
     */
    public record Waiver(Position position, String check, String owner, String reason, LocalDate expires) {}
}
