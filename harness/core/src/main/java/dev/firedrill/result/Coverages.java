package dev.firedrill.result;

import dev.firedrill.check.Status;
import dev.firedrill.model.Requirement;
import dev.firedrill.result.Results.Coverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Count which requirements are covered: those of which a check passed on the correct system, and was seen to fail on a log
 * edited for its kind or on a broken variant. An edit that any check may try, or that makes up a name which nobody ever saw,
 * tells nothing of what a check is for. What only people can fulfil is never covered, whatever a check says of it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Coverages {

    private Coverages() {}

    /** Count those of one system; each id once. */
    public static Coverage of(String system, Collection<Requirement> requirements, List<Entry> entries) {
        Set<String> ids = new TreeSet<>();
        Set<String> people = new TreeSet<>();
        requirements.forEach(it -> (it.by() == Requirement.By.PEOPLE ? people : ids).add(it.id()));
        ids.removeAll(people);
        return counted(system, ids, people, entries);
    }

    /**
     * Count again what was counted over other entries, or parts of them. All ids are known: one that is not listed as
     * uncovered was covered, so that a check names it.
     */
    public static List<Coverage> again(List<Coverage> counted, List<Entry> entries) {
        Map<String, List<Coverage>> bySystem = new TreeMap<>();
        counted.forEach(it -> bySystem.computeIfAbsent(it.system(), system -> new ArrayList<>())
                .add(it));
        List<Coverage> all = new ArrayList<>();
        bySystem.forEach((system, parts) -> all.add(again(system, parts, entries)));
        return List.copyOf(all);
    }

    private static Coverage again(String system, List<Coverage> parts, List<Entry> entries) {
        Set<String> ids = new TreeSet<>();
        Set<String> people = new TreeSet<>();
        parts.forEach(part -> {
            ids.addAll(part.uncovered());
            people.addAll(part.people());
        });
        correct(system, entries).forEach(entry -> entry.checks().forEach(check -> ids.addAll(check.covers())));
        ids.removeAll(people);
        return counted(system, ids, people, entries);
    }

    private static Coverage counted(String system, Set<String> ids, Set<String> people, List<Entry> entries) {
        Set<String> covered = covered(system, entries);
        List<String> uncovered =
                ids.stream().filter(id -> !covered.contains(id)).toList();
        return new Coverage(
                system, ids.size() + people.size(), ids.size() - uncovered.size(), uncovered, List.copyOf(people));
    }

    private static Set<String> covered(String system, List<Entry> entries) {
        Set<String> caught = caught(system, entries);
        MadeUp madeUp = MadeUp.of(system, entries);
        Set<String> covered = new HashSet<>();
        for (Entry entry : correct(system, entries)) {
            for (CheckResult check : entry.checks()) {
                boolean failed = madeUp.isShown(entry, check) || caught.contains(name(entry, check));
                if (check.status() == Status.PASS && failed) {
                    covered.addAll(check.covers());
                }
            }
        }
        return covered;
    }

    private static List<Entry> correct(String system, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.variant() == null && entry.system().equals(system))
                .toList();
    }

    /** Name the checks that failed on a broken variant. */
    private static Set<String> caught(String system, List<Entry> entries) {
        Set<String> caught = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.variant() != null && entry.system().equals(system)) {
                entry.checks().stream()
                        .filter(check -> check.status() == Status.FAIL)
                        .forEach(check -> caught.add(name(entry, check)));
            }
        }
        return caught;
    }

    private static String name(Entry entry, CheckResult check) {
        return entry.scenario() + " " + check.id();
    }
}
