package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Change.Kind;
import dev.firedrill.gate.Clause;
import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Ruling;
import dev.firedrill.model.Mode;
import dev.firedrill.result.BrokenVariants;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Results;
import dev.firedrill.result.Verdict;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Word what a reader must know first: the verdict, of what, why, and what limits it. One wording for page and summary. */
final class Headline {

    private static final Set<Kind> WEAKER = EnumSet.of(Kind.REMOVED, Kind.LOOSENED, Kind.FEWER_RUNS, Kind.UNCOVERED);

    private static final String SELECTION = "selection";

    private final Dossier dossier;
    private final Results results;
    private final Drills drills;

    Headline(Dossier dossier) {
        this.dossier = dossier;
        this.results = isTakenAsWhole(dossier) ? dossier.results().asWhole() : dossier.results();
        this.drills = new Drills(results);
    }

    /** What the gate takes for a whole reads as none of its parts. */
    private static boolean isTakenAsWhole(Dossier dossier) {
        return dossier.ruling().stream()
                .flatMap(ruling -> ruling.clauses().stream())
                .anyMatch(clause -> clause.id().equals(SELECTION) && clause.outcome() == Clause.Outcome.MET);
    }

    Verdict verdict() {
        return dossier.ruling().map(Ruling::verdict).orElse(results.verdict());
    }

    /** Say whether a gate has judged it, or who would. */
    String kicker() {
        return dossier.ruling().isPresent()
                ? "Firedrill release gate"
                : "Firedrill run, not judged by a release gate: ./firedrill gate does that";
    }

    /** Name the page as a browser's tab shows it. */
    String title() {
        String what = dossier.ruling().isPresent() ? "Firedrill release gate" : "Firedrill run";
        return verdict().word() + limits() + " · " + what;
    }

    /** Spell what makes the verdict less than it reads, as {@code  (subset: 1 of 3 systems)}. */
    String limits() {
        return VerdictRule.wording(results).substring(results.verdict().word().length());
    }

    /** List why it is not GO, most serious first. */
    List<String> reasons() {
        return dossier.ruling().map(Ruling::reasons).orElse(results.reasons());
    }

    /** Count in one line what the verdict rests on. */
    String tally() {
        long failed = drills.countChecks(status -> status == Status.FAIL || status == Status.NOT_REPRODUCIBLE);
        long passed = drills.countChecks(status -> status == Status.PASS);
        long all = drills.countChecks(status -> true);
        List<String> parts = new ArrayList<>();
        parts.add(Wording.of("%,d of %s passed", passed, count(all, "check")));
        parts.add(Wording.of("%,d failed", failed));
        parts.add(Wording.of("%,d not proven", all - passed - failed));
        parts.addAll(drilled());
        if (!drills.variants().isEmpty()) {
            parts.add(variants());
        }
        return String.join(" · ", parts);
    }

    /** Count drills and runs, those of one way of running apart from those of another. */
    private List<String> drilled() {
        Map<String, List<Entry>> byMode = new TreeMap<>();
        drills.judged()
                .forEach(entry -> byMode.computeIfAbsent(entry.mode(), mode -> new ArrayList<>())
                        .add(entry));
        if (drills.judged().stream().allMatch(TimeSpent::isSimulated)) {
            return List.of(count(drills.judged().size(), "drill"), count(runs(drills.judged()), "run"));
        }
        List<String> parts = new ArrayList<>();
        byMode.forEach((mode, entries) -> parts.add(
                Wording.of("%s with %s", count(entries.size(), known(mode) + " drill"), count(runs(entries), "run"))));
        return parts;
    }

    /** A word from a file is no part of our sentences. */
    private static String known(String mode) {
        return Arrays.stream(Mode.values())
                .map(Mode::word)
                .filter(mode::equals)
                .findFirst()
                .orElse("other");
    }

    private static long runs(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::runs).sum();
    }

    private String variants() {
        int all = BrokenVariants.count(results);
        return Wording.of(
                "%,d of %s caught", all - BrokenVariants.escaped(results).size(), count(all, "broken variant"));
    }

    /** List what limits the verdict, one sentence each, for the first screen. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (dossier.ruling().filter(Ruling::advisory).isPresent()) {
            notes.add("ADVISORY: the exit code was 0 whatever the verdict.");
        }
        if (results.subset()) {
            notes.add("Only a selected part of the inventory was drilled. What was not selected is not covered.");
        }
        if (results.exploratory()) {
            notes.add("Seeds came from the command line. A release gate does not accept this.");
        }
        if (results.reduced()) {
            notes.add("Some scenarios had fewer runs than they declare; rare failures show only in all of them.");
        }
        addChanges(notes);
        addInventory(notes);
        addPending(notes);
        return notes;
    }

    /** What makes the checks weaker than they were is said before anything else is read. */
    private void addChanges(List<String> notes) {
        long weaker = dossier.changes()
                .map(changes -> changes.list().stream()
                        .filter(change -> WEAKER.contains(change.kind()))
                        .count())
                .orElse(0L);
        if (weaker > 0) {
            notes.add(Wording.of(
                    "%s since the last GO made the checks weaker (removed, loosened, fewer runs, no longer covered); see below.",
                    count(weaker, "change")));
        }
    }

    private void addInventory(List<String> notes) {
        long unlisted = VerdictRule.countUnlisted(results);
        if (unlisted > 0 && results.inventory().expected() != null) {
            notes.add(Wording.of(
                    "%s not in %s; ./firedrill lock lists %s",
                    are(unlisted, "scenario"), Lock.FILE, unlisted == 1 ? "it" : "them"));
        }
        long left = VerdictRule.countNotSelected(results);
        if (left > 0) {
            notes.add(Wording.of("%s not selected", count(left, "scenario") + (left == 1 ? " was" : " were")));
        }
        int escaped = BrokenVariants.escaped(results).size();
        if (escaped > 0) {
            notes.add("No check caught " + count(escaped, "broken variant") + "; see below.");
        }
    }

    private void addPending(List<String> notes) {
        int pending = dossier.pending().size();
        if (pending > 0) {
            notes.add(Wording.of("%s recorded that nobody has accepted.", are(pending, "golden")));
        }
    }

    /** Spell a number with its noun and verb. */
    static String are(long number, String noun) {
        return count(number, noun) + (number == 1 ? " is" : " are");
    }

    /** Spell a number with its noun. */
    static String count(long number, String noun) {
        return Wording.of("%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
