package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.result.BrokenVariants;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import dev.firedrill.result.VerdictRule;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Arrange the entries of results for a reader: what failed first, correct systems apart from broken variants. */
final class Drills {

    private static final Comparator<Entry> WORST_FIRST = Comparator.comparing(Entry::status, Comparator.reverseOrder());

    private final Results results;
    private final boolean onlyVariants;

    Drills(Results results) {
        this.results = results;
        this.onlyVariants = results.entries().stream().map(Entry::variant).allMatch(Objects::nonNull);
    }

    /** Give the drills that the verdict is about: those of correct systems, or all where only variants ran. */
    List<Entry> judged() {
        return select(this::isJudged);
    }

    /** Give the drills of broken variants that ran beside correct systems, to see the checks fail. */
    List<Entry> variants() {
        return select(entry -> !isJudged(entry));
    }

    /** Say how a drill ended; one of a broken variant beside its system has to be caught. */
    Sign sign(Entry entry) {
        return isJudged(entry) ? Sign.of(entry.status()) : catcher(entry).isPresent() ? Sign.CAUGHT : Sign.NOT_CAUGHT;
    }

    /** Find the check that caught a broken variant. */
    Optional<CheckResult> catcher(Entry variant) {
        return BrokenVariants.catchers(variant, results.entries()).stream().findFirst();
    }

    /** Give the checks of an entry, what failed first. */
    static List<CheckResult> checks(Entry entry) {
        return entry.checks().stream()
                .sorted(Comparator.comparing(CheckResult::status, Comparator.reverseOrder()))
                .toList();
    }

    /** Find the worst check of an entry that did not pass. */
    static Optional<CheckResult> firstNotPassed(Entry entry) {
        return checks(entry).stream()
                .filter(check -> check.status() != Status.PASS)
                .findFirst();
    }

    /** Say whether some check was seen to fail on an edited log. */
    boolean anySeenToFail() {
        return judged().stream()
                .flatMap(entry -> entry.checks().stream())
                .anyMatch(check -> check.seenToFail() != null);
    }

    long countChecks(Predicate<Status> wanted) {
        return judged().stream()
                .flatMap(entry -> entry.checks().stream())
                .filter(check -> wanted.test(check.status()))
                .count();
    }

    /** Name the system and its variant, as {@code awf (variant 'lost-audit')}. */
    static String system(Entry entry) {
        return entry.variant() == null
                ? entry.system()
                : Wording.of("%s (variant '%s')", entry.system(), entry.variant());
    }

    /** Name the systems of the drills that should have run and did not. */
    List<String> missingSystems() {
        return VerdictRule.missed(results).stream()
                .map(id -> id.contains("/") ? id.substring(0, id.indexOf('/')) : id)
                .distinct()
                .toList();
    }

    /** Find the drill to show first: the worst, and where all passed the one with the smallest share of a bound left. */
    Optional<Entry> worst() {
        List<Entry> judged = judged();
        Optional<Entry> notPassed =
                judged.stream().filter(entry -> entry.status() != Status.PASS).findFirst();
        return notPassed
                .or(() -> Timing.of(judged).stream().map(Timing::entry).findFirst())
                .or(() -> judged.stream().findFirst());
    }

    /** Say whether the verdict is about this drill: it is of a correct system, or there are only variants. */
    boolean isJudged(Entry entry) {
        return entry.variant() == null || onlyVariants;
    }

    private List<Entry> select(Predicate<Entry> wanted) {
        return results.entries().stream().filter(wanted).sorted(WORST_FIRST).toList();
    }
}
