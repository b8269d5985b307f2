package dev.firedrill.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.firedrill.model.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Hold the inventory that a release needs: every scenario with its checks. It is committed as {@value #FILE}, so that
 * what silently stopped running is noticed.
 *
 * @param format always {@value #FORMAT}
 * @param scenarios sorted by scenario
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"format", "scenarios"})
public record Lock(String format, List<Locked> scenarios) {

    /** Name of this version of the format. */
    public static final String FORMAT = "firedrill-lock/1";

    /** Name of the file at the project root. */
    public static final String FILE = "firedrill.lock.json";

    static final String OF_CHECK = " › ";

    public Lock {
        scenarios = scenarios.stream()
                .sorted(Comparator.comparing(Locked::scenario))
                .toList();
    }

    /** List these scenarios. */
    public static Lock of(List<Locked> scenarios) {
        return new Lock(FORMAT, scenarios);
    }

    /**
     * Hold one scenario with the ids of its checks, sorted.
     *
     * @param mode {@code live} where it runs for real only, so that only such a run must have it; otherwise {@code null}
     */
    @JsonPropertyOrder({"scenario", "mode", "checks"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Locked(String scenario, @Nullable String mode, List<String> checks) {

        public Locked {
            checks = checks.stream().sorted().toList();
        }

        /** Hold one that runs in virtual time. */
        public Locked(String scenario, List<String> checks) {
            this(scenario, null, checks);
        }

        boolean isLive() {
            return Mode.LIVE.word().equals(mode);
        }
    }

    /**
     * Read the lock file of a project root; empty where there is none.
     *
     * @throws ResultsException if it is there and cannot be read
     */
    public static Optional<Lock> read(Path root) {
        Path file = root.resolve(FILE);
        return Files.exists(file) ? Optional.of(StrictJson.read(file, Lock.class, FORMAT)) : Optional.empty();
    }

    /**
     * Write the lock file of a project root.
     *
     * @throws ResultsException if it cannot be written
     */
    public void write(Path root) {
        StrictJson.write(root.resolve(FILE), this);
    }

    /**
     * Compare what ran with what must run; broken variants do not count. A run for real may judge fewer checks and more: it
     * counts for scenarios that run for real only, and those are missed only where anything was run for real. A log that
     * was recorded elsewhere is no run and never counts.
     */
    public static Results.Inventory compare(Optional<Lock> lock, List<Entry> entries) {
        Set<String> live = lock.map(Lock::live).orElse(Set.of());
        Map<String, Set<String>> ran = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.variant() == null && (isSimulated(entry) || isListed(entry, live))) {
                Set<String> checks = ran.computeIfAbsent(entry.scenario(), scenario -> new TreeSet<>());
                entry.checks().forEach(check -> checks.add(check.id()));
            }
        }
        if (lock.isEmpty()) {
            return new Results.Inventory(null, ran.size(), List.of(), List.of());
        }
        Map<String, Set<String>> expected = lock.get().asMap();
        if (entries.stream().noneMatch(Lock::isLive)) {
            expected.keySet().removeAll(live);
        } else if (entries.stream().allMatch(Lock::isLive)) {
            expected.keySet().retainAll(live);
        }
        return new Results.Inventory(expected.size(), ran.size(), without(expected, ran), without(ran, expected));
    }

    private static boolean isSimulated(Entry entry) {
        return entry.mode().equals(Mode.SIMULATED.word());
    }

    private static boolean isListed(Entry entry, Set<String> live) {
        return isLive(entry) && live.contains(entry.scenario());
    }

    private static boolean isLive(Entry entry) {
        return entry.mode().equals(Mode.LIVE.word());
    }

    /** Name the scenarios that run for real only. */
    private Set<String> live() {
        return scenarios.stream().filter(Locked::isLive).map(Locked::scenario).collect(Collectors.toSet());
    }

    /** List what the file lists of virtual time and is not among these scenarios with their checks. */
    public List<String> missing(Map<String, List<String>> found) {
        Map<String, Set<String>> there = new TreeMap<>();
        found.forEach((scenario, checks) -> there.put(scenario, new TreeSet<>(checks)));
        Map<String, Set<String>> expected = asMap();
        expected.keySet().removeAll(live());
        return without(expected, there);
    }

    /** Say whether an id of an inventory names a single check of a scenario that ran. */
    static boolean isCheck(String id) {
        return id.contains(OF_CHECK);
    }

    /** Give the scenario in an id of an inventory. */
    static String scenario(String id) {
        return isCheck(id) ? id.substring(0, id.indexOf(OF_CHECK)) : id;
    }

    /** Give the system in an id of an inventory. */
    static String system(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    private Map<String, Set<String>> asMap() {
        Map<String, Set<String>> map = new TreeMap<>();
        scenarios.forEach(locked -> map.computeIfAbsent(locked.scenario(), scenario -> new TreeSet<>())
                .addAll(locked.checks()));
        return map;
    }

    /** List the scenarios of one side that the other lacks, and the checks that it lacks of those it has. */
    private static List<String> without(Map<String, Set<String>> side, Map<String, Set<String>> other) {
        List<String> lacking = new ArrayList<>();
        side.forEach((scenario, checks) -> {
            Set<String> there = other.get(scenario);
            if (there == null) {
                lacking.add(scenario);
            } else {
                checks.stream()
                        .filter(check -> !there.contains(check))
                        .forEach(check -> lacking.add(scenario + OF_CHECK + check));
            }
        });
        return lacking;
    }
}
