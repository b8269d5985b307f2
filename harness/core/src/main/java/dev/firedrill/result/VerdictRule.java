package dev.firedrill.result;

import dev.firedrill.check.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Turn entries into a verdict; the one rule behind the terminal, the page and the exit code.
 *
 * <p>A FAIL or NOT_REPRODUCIBLE is NO-GO. Anything else that is not proven is INCONCLUSIVE: an entry that did not pass, an
 * error of configuration, an entry missing from the inventory, no inventory at all, no entry at all. Broken variants are
 * judged apart: they decide only where nothing but a variant was drilled, and then the best they can be is INCONCLUSIVE.
 * One that no check caught beside its system says nothing against the system, but checks that cannot fail prove nothing
 * for it either: INCONCLUSIVE.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class VerdictRule {

    private static final String CONFIGURATION_ERROR = "configuration error at ";

    private VerdictRule() {}

    /** Say whether a reason only repeats an error of configuration. */
    public static boolean isError(String reason) {
        return reason.startsWith(CONFIGURATION_ERROR);
    }

    /** Judge results; their own verdict and reasons are not looked at. */
    public static Judgement judge(Results results) {
        List<Entry> decisive = decisive(results.entries());
        List<String> failures = failures(decisive);
        List<String> reasons = new ArrayList<>(failures);
        reasons.addAll(unproven(results, decisive));
        if (!failures.isEmpty()) {
            return new Judgement(Verdict.NO_GO, reasons);
        }
        return new Judgement(reasons.isEmpty() ? Verdict.GO : Verdict.INCONCLUSIVE, reasons);
    }

    /** Give the results with the verdict and the reasons that follow from the rest of them. */
    public static Results judged(Results results) {
        Judgement judgement = judge(results);
        List<Entry> entries = MadeUp.marked(results.entries());
        return new Results(
                Results.FORMAT,
                judgement.verdict(),
                results.subset(),
                results.exploratory(),
                isReduced(results.entries()),
                judgement.reasons(),
                results.tool(),
                results.inventory(),
                results.requirements(),
                warnings(results, entries),
                results.errors(),
                results.provenance(),
                entries,
                null);
    }

    /** Names that occur in no run are looked for anew; where a part of the drills did not run, nobody knows. */
    private static List<Results.Lint> warnings(Results results, List<Entry> entries) {
        List<Results.Lint> warnings = new ArrayList<>(results.warnings());
        warnings.removeIf(it -> it.rule().equals(MadeUp.RULE));
        if (!results.exploratory()) {
            warnings.addAll(MadeUp.warnings(
                    entries,
                    results.inventory().missing().stream()
                            .filter(id -> !Lock.isCheck(id))
                            .map(Lock::system)
                            .toList()));
        }
        return warnings;
    }

    /**
     * Give the results as they follow from their checks and from a lock file: what else is written beside them, the status
     * of an entry, the inventory, the coverage, the reasons and the verdict, counts for nothing.
     */
    public static Results derived(Results results, Optional<Lock> lock) {
        List<Entry> entries = results.entries().stream()
                .map(entry -> entry.withChecks(entry.checks(), entry.logHash()))
                .toList();
        Results.Inventory inventory = Lock.compare(lock, entries);
        return judged(new Results(
                Results.FORMAT,
                Verdict.INCONCLUSIVE,
                results.subset(),
                results.exploratory(),
                results.reduced(),
                List.of(),
                results.tool(),
                inventory,
                Coverages.again(results.requirements(), entries),
                results.warnings(),
                results.errors(),
                results.provenance(),
                entries,
                null));
    }

    /** Give the status of an entry: the worst of its checks, NOT_EXERCISED where there is none. */
    public static Status worst(List<CheckResult> checks) {
        return checks.stream().map(CheckResult::status).max(Status::compareTo).orElse(Status.NOT_EXERCISED);
    }

    /** Spell the verdict; what is only a part or a trial never reads as a plain GO. */
    public static String wording(Results results) {
        List<String> limits = new ArrayList<>(lone(results.entries()));
        if (results.subset() && limits.isEmpty()) {
            limits.add("subset: " + share(results));
        }
        if (results.exploratory()) {
            limits.add("exploratory: seeds from the command line");
        }
        if (results.reduced()) {
            limits.add(reduction(decisive(results.entries())));
        }
        String word = results.verdict().word();
        return limits.isEmpty() ? word : word + " (" + String.join("; ", limits) + ")";
    }

    /** Name the broken variants that stood in for their systems where nothing else was drilled. */
    private static List<String> lone(List<Entry> entries) {
        return decisive(entries).stream()
                .map(Entry::variant)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map("broken variant '%s'"::formatted)
                .toList();
    }

    private static boolean isReduced(List<Entry> entries) {
        return decisive(entries).stream().anyMatch(entry -> entry.runs() < entry.declaredRuns());
    }

    /** Say how many of the declared runs there were. More runs of one scenario do not make up for the fewer of another. */
    public static String reduction(List<Entry> entries) {
        long declared = entries.stream().mapToLong(Entry::declaredRuns).sum();
        long done = entries.stream()
                .mapToLong(entry -> Math.min(entry.runs(), entry.declaredRuns()))
                .sum();
        return "reduced: %d of %d declared runs".formatted(done, declared);
    }

    /** List the ids of the lock file that should have run and did not: what was not selected is not missing. */
    public static List<String> missed(Results results) {
        if (!lone(results.entries()).isEmpty()) {
            return List.of();
        }
        return results.inventory().missing().stream()
                .filter(id -> Lock.isCheck(id) ? !results.exploratory() : !results.subset())
                .toList();
    }

    /** Count the scenarios of the lock file that were left out on purpose. */
    public static long countNotSelected(Results results) {
        boolean some = results.subset() || !lone(results.entries()).isEmpty();
        Set<String> drilled = results.entries().stream().map(Entry::scenario).collect(Collectors.toSet());
        return results.inventory().missing().stream()
                .filter(id -> some && !Lock.isCheck(id) && !drilled.contains(id))
                .count();
    }

    /** Count the scenarios that ran, but that the lock file does not list. */
    public static long countUnlisted(Results results) {
        return results.inventory().unlisted().stream()
                .filter(id -> !Lock.isCheck(id))
                .count();
    }

    /** Give what decides: the entries of the correct systems, or where there is none those of broken variants. */
    public static List<Entry> decisive(List<Entry> entries) {
        List<Entry> correct =
                entries.stream().filter(entry -> entry.variant() == null).toList();
        return correct.isEmpty() ? entries : correct;
    }

    private static List<String> failures(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> isFailure(entry.status()))
                .sorted((left, right) -> right.status().compareTo(left.status()))
                .map(VerdictRule::failure)
                .toList();
    }

    private static boolean isFailure(Status status) {
        return switch (status) {
            case FAIL, NOT_REPRODUCIBLE -> true;
            case PASS, NOT_EXERCISED, NOT_OBSERVED -> false;
        };
    }

    private static String failure(Entry entry) {
        Optional<String> notStarted = NotStarted.sentence(entry);
        if (notStarted.isPresent()) {
            return title(entry) + " did not start: " + notStarted.get();
        }
        String what = entry.status() == Status.FAIL ? " failed " : " is not reproducible: ";
        return title(entry) + what + checks(entry, entry.status());
    }

    private static List<String> unproven(Results results, List<Entry> decisive) {
        List<String> reasons = new ArrayList<>();
        results.errors().forEach(error -> reasons.add(CONFIGURATION_ERROR + error.at() + ": " + error.found()));
        if (decisive.isEmpty()) {
            reasons.add("no scenario ran");
        }
        decisive.stream()
                .filter(entry -> entry.status() != Status.PASS && !isFailure(entry.status()))
                .forEach(entry -> reasons.add(title(entry) + " is not proven, " + words(entry.status()) + ": "
                        + checks(entry, entry.status())));
        if (!decisive.isEmpty() && decisive.get(0).variant() != null) {
            reasons.add("only a broken variant was drilled, the system itself was not");
        } else {
            reasons.addAll(missing(results));
        }
        BrokenVariants.escaped(results)
                .forEach(name -> reasons.add(
                        "the broken variant " + name + " escaped: " + BrokenVariants.whyNot(name, results)));
        return reasons;
    }

    /** With seeds of another choice some checks do not apply, as a golden's; then only whole scenarios are missed. */
    private static List<String> missing(Results results) {
        if (results.inventory().expected() == null) {
            return List.of("there is no valid " + Lock.FILE + " to say what must run; ./firedrill lock writes it");
        }
        return NotRun.reasons(missed(results), results.entries(), "");
    }

    /** Name an entry in a reason. */
    public static String title(Entry entry) {
        return entry.variant() == null ? entry.scenario() : entry.scenario() + " with variant " + entry.variant();
    }

    private static String checks(Entry entry, Status status) {
        List<String> ids = entry.checks().stream()
                .filter(check -> check.status() == status)
                .map(CheckResult::id)
                .toList();
        return ids.isEmpty() ? "it has no check" : String.join(", ", ids);
    }

    /** Say in a reason what came of a check. */
    public static String words(Status status) {
        return switch (status) {
            case PASS -> "passed";
            case FAIL -> "failed";
            case NOT_EXERCISED -> "not exercised";
            case NOT_OBSERVED -> "not observed";
            case NOT_REPRODUCIBLE -> "not reproducible";
        };
    }

    /** Count whole systems where only whole systems were left out, otherwise scenarios. */
    private static String share(Results results) {
        List<String> left = results.inventory().missing().stream()
                .filter(id -> !Lock.isCheck(id))
                .toList();
        Set<String> ran = results.entries().stream().map(Entry::system).collect(Collectors.toCollection(TreeSet::new));
        Set<String> systems = left.stream().map(Lock::system).collect(Collectors.toCollection(TreeSet::new));
        if (systems.stream().anyMatch(ran::contains)) {
            int found = results.inventory().found();
            return "%d of %d scenarios".formatted(found, found + left.size());
        }
        return "%d of %d systems".formatted(ran.size(), ran.size() + systems.size());
    }
}
