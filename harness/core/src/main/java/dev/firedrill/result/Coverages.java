package dev.firedrill.result;

import dev.firedrill.check.Status;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Requirement;
import dev.firedrill.result.Results.Coverage;
import dev.firedrill.result.Results.Coverage.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
 * tells nothing of what a check is for. What only people can fulfil is never covered, whatever a check says of it; nor does a
 * log that was recorded elsewhere cover anything, because no drill ran.
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
        List<Text> texts =
                requirements.stream().map(it -> new Text(it.id(), it.text())).toList();
        return counted(system, ids, people, texts, entries);
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
        List<Text> texts = new ArrayList<>();
        parts.forEach(part -> {
            texts.addAll(part.texts());
            ids.addAll(part.uncovered());
            people.addAll(part.people());
        });
        correct(system, entries).forEach(entry -> entry.checks().forEach(check -> ids.addAll(check.covers())));
        ids.removeAll(people);
        return counted(system, ids, people, texts, entries);
    }

    private static Coverage counted(
            String system, Set<String> ids, Set<String> people, List<Text> texts, List<Entry> entries) {
        Set<String> covered = covered(system, entries);
        List<String> uncovered =
                ids.stream().filter(id -> !covered.contains(id)).toList();
        return new Coverage(
                system,
                ids.size() + people.size(),
                ids.size() - uncovered.size(),
                uncovered,
                List.copyOf(people),
                open(texts, uncovered, people));
    }

    /** Keep the texts that a reader of the results needs, each once: of what no check covers. */
    private static List<Text> open(List<Text> texts, List<String> uncovered, Set<String> people) {
        Set<String> ids = new HashSet<>(uncovered);
        ids.addAll(people);
        return texts.stream()
                .filter(it -> ids.contains(it.id()))
                .distinct()
                .sorted(Comparator.comparing(Text::id).thenComparing(Text::text))
                .toList();
    }

    private static Set<String> covered(String system, List<Entry> entries) {
        Set<String> caught = caught(entries);
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
                .filter(entry -> !entry.mode().equals(Mode.IMPORTED.word()))
                .toList();
    }

    /** Name the checks that failed on a broken variant, as {@link #name}. */
    public static Set<String> caught(List<Entry> entries) {
        Set<String> caught = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry.variant() != null) {
                entry.checks().stream()
                        .filter(check -> check.status() == Status.FAIL)
                        .forEach(check -> caught.add(name(entry, check)));
            }
        }
        return caught;
    }

    /** Name a check of a scenario, whatever it was drilled with, as {@code awf/first-meet-kiera › parity}. */
    public static String name(Entry entry, CheckResult check) {
        return entry.scenario() + Lock.OF_CHECK + check.id();
    }
}
