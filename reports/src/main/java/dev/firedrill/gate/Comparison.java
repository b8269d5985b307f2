package dev.firedrill.gate;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Change.Kind;
import dev.firedrill.model.Policy;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import dev.firedrill.result.Results;
import dev.firedrill.result.Results.Coverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Compare results with those of the last GO. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Comparison {

    private static final Comparator<Change> ORDER = Comparator.comparing(Change::kind)
            .thenComparing(Change::subject)
            .thenComparing(Change::before)
            .thenComparing(Change::after);
    private static final String GOLDENS = "goldens/";

    private final List<Change> changes = new ArrayList<>();

    private Comparison() {}

    /** List what differs, what a reviewer must see first at the top. */
    public static Changes between(Results baseline, Results now) {
        Comparison comparison = new Comparison();
        comparison.entries(entries(baseline), entries(now));
        comparison.variants(baseline, now);
        comparison.uncovered(baseline, now);
        comparison.files(Kind.POLICY, Policy.FILE::equals, baseline, now);
        comparison.files(Kind.GOLDEN, file -> file.startsWith(GOLDENS), baseline, now);
        comparison.subjects(baseline, now);
        comparison.changes.sort(ORDER);
        return new Changes(words(baseline), comparison.changes);
    }

    private static String words(Results baseline) {
        String verdict = baseline.verdict().word();
        Provenance origin = baseline.provenance();
        if (origin == null) {
            return "results of nobody knows when, " + verdict;
        }
        String commits =
                origin.commits().stream().map(Commit::id).map(Brief::id).collect(Collectors.joining(", "));
        return "results of %s, %s%s".formatted(origin.from(), verdict, commits.isEmpty() ? "" : ", commit " + commits);
    }

    /** Name the entries of the correct systems by scenario and mode; of several the one with the most runs. */
    private static SortedMap<String, Entry> entries(Results results) {
        SortedMap<String, Entry> named = new TreeMap<>();
        results.entries().stream()
                .filter(entry -> entry.variant() == null)
                .forEach(entry -> named.merge(
                        Matter.title(entry), entry, (one, other) -> one.runs() >= other.runs() ? one : other));
        return named;
    }

    private static Map<String, CheckResult> checks(Entry entry) {
        Map<String, CheckResult> checks = new LinkedHashMap<>();
        entry.checks().forEach(check -> checks.putIfAbsent(check.id(), check));
        return checks;
    }

    private void entries(SortedMap<String, Entry> then, SortedMap<String, Entry> now) {
        then.forEach((title, before) -> {
            Entry after = now.get(title);
            if (after == null) {
                add(Kind.REMOVED, title, "%d checks".formatted(before.checks().size()), "");
            } else {
                entry(title, before, after);
            }
        });
        now.forEach((title, after) -> {
            if (!then.containsKey(title)) {
                add(Kind.ADDED, title, "", "%d checks".formatted(after.checks().size()));
            }
        });
    }

    private void entry(String title, Entry before, Entry after) {
        if (after.runs() < before.runs() || after.declaredRuns() < before.declaredRuns()) {
            add(Kind.FEWER_RUNS, title, runs(before), runs(after));
        }
        Map<String, CheckResult> then = checks(before);
        Map<String, CheckResult> now = checks(after);
        then.forEach((id, check) -> {
            String name = title + " › " + id;
            CheckResult other = now.get(id);
            if (other == null) {
                add(Kind.REMOVED, name, check.expected(), "");
            } else {
                CheckChange.between(check, other).forEach(it -> add(it.kind(), name, it.before(), it.after()));
            }
        });
        now.forEach((id, check) -> {
            if (!then.containsKey(id)) {
                add(Kind.ADDED, title + " › " + id, "", check.expected());
            }
        });
    }

    private static String runs(Entry entry) {
        return "%d of %d declared".formatted(entry.runs(), entry.declaredRuns());
    }

    /** What is not drilled any more cannot escape any more; what went with its scenario is told there. */
    private void variants(Results baseline, Results now) {
        Set<String> scenarios = now.entries().stream().map(Entry::scenario).collect(Collectors.toSet());
        NavigableSet<String> dropped = variants(baseline.entries().stream()
                .filter(entry -> scenarios.contains(entry.scenario()))
                .toList());
        dropped.removeAll(variants(now.entries()));
        dropped.forEach(name -> add(Kind.REMOVED, name, "a broken variant that was drilled", ""));
    }

    private static NavigableSet<String> variants(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.variant() != null)
                .map(entry -> "%s [%s]".formatted(entry.system(), entry.variant()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void uncovered(Results baseline, Results now) {
        for (Coverage coverage : baseline.requirements()) {
            String system = coverage.system();
            NavigableSet<String> lost = covered(baseline, system);
            lost.removeAll(covered(now, system));
            lost.forEach(id -> add(Kind.UNCOVERED, system + " " + id, "covered", "not covered"));
        }
    }

    /** Name the requirements that some check names and that are not counted as uncovered. */
    private static NavigableSet<String> covered(Results results, String system) {
        NavigableSet<String> covered = new TreeSet<>();
        results.entries().stream()
                .filter(entry -> entry.variant() == null && entry.system().equals(system))
                .flatMap(entry -> entry.checks().stream())
                .filter(check -> check.status() == Status.PASS)
                .forEach(check -> covered.addAll(check.covers()));
        results.requirements().stream().filter(it -> it.system().equals(system)).forEach(it -> {
            covered.removeAll(it.uncovered());
            covered.removeAll(it.people());
        });
        return covered;
    }

    private void files(Kind kind, Predicate<String> which, Results baseline, Results now) {
        differing(
                kind,
                named(baseline, Provenance::inputs, Input::file, it -> Brief.id(it.sha256())),
                named(now, Provenance::inputs, Input::file, it -> Brief.id(it.sha256())),
                which);
    }

    private void subjects(Results baseline, Results now) {
        differing(
                Kind.OTHER_SUBJECT,
                named(baseline, Provenance::subjects, Comparison::drill, Comparison::build),
                named(now, Provenance::subjects, Comparison::drill, Comparison::build),
                any -> true);
    }

    private static String drill(Subject subject) {
        return subject.system() + " " + subject.mode();
    }

    private static String build(Subject subject) {
        return Optional.ofNullable(subject.build()).orElse("a build that nobody names");
    }

    private static <T> SortedMap<String, String> named(
            Results results,
            Function<Provenance, List<T>> list,
            Function<T, String> name,
            Function<T, String> content) {
        SortedMap<String, String> named = new TreeMap<>();
        Stream.ofNullable(results.provenance())
                .flatMap(it -> list.apply(it).stream())
                .forEach(it -> named.put(name.apply(it), content.apply(it)));
        return named;
    }

    private void differing(
            Kind kind, SortedMap<String, String> then, SortedMap<String, String> now, Predicate<String> which) {
        NavigableSet<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        names.stream()
                .filter(which)
                .filter(name -> !then.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
                .forEach(name -> add(kind, name, then.getOrDefault(name, ""), now.getOrDefault(name, "")));
    }

    private void add(Kind kind, String subject, String before, String after) {
        changes.add(new Change(kind, subject, before, after));
    }
}
