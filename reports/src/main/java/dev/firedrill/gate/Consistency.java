package dev.firedrill.gate;

import dev.firedrill.check.Status;
import dev.firedrill.model.Mode;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.CheckResult.Bound;
import dev.firedrill.result.CheckResult.Observed;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Results;
import dev.firedrill.result.Results.Coverage;
import dev.firedrill.result.VerdictRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides whether results contradict themselves. Much in them is written twice: a status and the runs behind it, a margin
 * and the two numbers it is the difference of. Whoever edits one and forgets the other is found out, sealed anew or not.
 */
final class Consistency {

    private final List<String> defects = new ArrayList<>();

    private Consistency() {}

    /** List the contradictions, one sentence each. */
    static List<String> defects(Results results) {
        Consistency found = new Consistency();
        found.judge(results);
        return List.copyOf(found.defects);
    }

    private void judge(Results results) {
        results.entries().forEach(this::judge);
        Set<String> names = new HashSet<>();
        results.entries().stream()
                .filter(entry -> !names.add(identity(entry)))
                .forEach(entry -> defects.add(Matter.title(entry) + " stands in it twice"));
        Results derived = VerdictRule.derived(results, Optional.empty());
        refuse(
                VerdictRule.judge(results).verdict() != results.verdict(),
                "its verdict is %s, which does not follow from its checks"
                        .formatted(results.verdict().word()));
        refuse(derived.reduced() != results.reduced(), "whether it is reduced does not follow from its runs");
        refuse(
                !counts(derived.requirements()).equals(counts(results.requirements())),
                "the requirements that it counts as covered do not follow from its checks");
        Optional.ofNullable(results.provenance()).ifPresent(this::judge);
    }

    private static String identity(Entry entry) {
        return String.join(
                " ",
                entry.scenario(),
                entry.mode(),
                Optional.ofNullable(entry.variant()).orElse(""),
                Long.toString(entry.firstSeed()),
                Integer.toString(entry.runs()));
    }

    private static List<String> counts(List<Coverage> requirements) {
        return requirements.stream()
                .map(it -> it.system() + " " + it.covered() + " " + it.total() + " " + it.uncovered())
                .toList();
    }

    private void judge(Provenance provenance) {
        Optional<Instant> from = Trust.instant(provenance.from());
        Optional<Instant> until = Trust.instant(provenance.until());
        boolean inOrder = from.isPresent() && until.isPresent() && !until.get().isBefore(from.get());
        refuse(!inOrder, "it began at '%s' and ended at '%s'".formatted(provenance.from(), provenance.until()));
    }

    private void judge(Entry entry) {
        String title = Matter.title(entry);
        refuse(!entry.scenario().startsWith(entry.system() + "/"), title + " is not of the system " + entry.system());
        refuse(
                Arrays.stream(Mode.values()).noneMatch(mode -> mode.word().equals(entry.mode())),
                title + " was run in a mode that nobody knows");
        refuse(entry.runs() < 1 || entry.declaredRuns() < 1, title + " has no run");
        refuse(!isOf(entry, entry.chosenSeed()), title + " shows a run that did not take place");
        refuse(
                entry.status() != VerdictRule.worst(entry.checks()),
                "%s is %s, which does not follow from its checks".formatted(title, entry.status()));
        Set<String> ids = new HashSet<>();
        for (CheckResult check : entry.checks()) {
            String name = title + " › " + check.id();
            refuse(!ids.add(check.id()), name + " stands in it twice");
            refuse(!seedsFit(entry, check), name + " names seeds that were not run");
            refuse(!countsFit(entry, check), name + " is %s, which does not fit its runs".formatted(check.status()));
            refuse(!marginFits(check), name + " has a margin that does not fit its bound and what was observed");
        }
    }

    private static boolean isOf(Entry entry, long seed) {
        return seed >= entry.firstSeed() && seed - entry.firstSeed() < entry.runs();
    }

    private static boolean seedsFit(Entry entry, CheckResult check) {
        Predicate<Long> ran = seed -> isOf(entry, seed);
        Observed observed = check.observed();
        return ran.test(check.seed())
                && check.failingSeeds().stream().allMatch(ran)
                && (observed == null || (ran.test(observed.worstSeed()) && observed.runs() <= entry.runs()));
    }

    private static boolean countsFit(Entry entry, CheckResult check) {
        long passed = check.passedRuns();
        long failed = check.failedRuns();
        boolean counted = passed >= 0 && failed >= 0 && passed + failed <= entry.runs();
        boolean listed = check.failingSeeds().size() == Math.min(failed, CheckResult.FAILING_SEEDS_KEPT);
        boolean failing = failed > 0 || check.chosen().status() == Status.FAIL;
        return counted
                && listed
                && failing == (check.status() == Status.FAIL)
                && (check.status() != Status.PASS || passed > 0);
    }

    /** What is spelled to the millisecond can be off by so much. */
    private static boolean marginFits(CheckResult check) {
        Bound bound = check.bound();
        Observed observed = check.observed();
        String margin = check.margin();
        if (bound == null || margin == null) {
            return bound == null && margin == null;
        }
        Optional<Spelled> worst = Optional.ofNullable(observed).flatMap(it -> Spelled.of(it.worst()));
        Optional<Spelled> written = Spelled.of(margin);
        Optional<Spelled> nearer = worst.flatMap(it -> distances(bound, it).reduce(Consistency::smaller));
        boolean mayBeOutside = check.status() == Status.FAIL || check.status() == Status.NOT_REPRODUCIBLE;
        boolean kept = written.isPresent() && (mayBeOutside || !written.get().isNegative());
        return kept && nearer.isPresent() && nearer.get().isAbout(written.get());
    }

    private static Stream<Spelled> distances(Bound bound, Spelled worst) {
        Stream<Spelled> above = Stream.ofNullable(bound.notBefore())
                .flatMap(it -> Spelled.of(it).stream())
                .map(worst::minus);
        Stream<Spelled> below = Stream.ofNullable(bound.notAfter())
                .flatMap(it -> Spelled.of(it).stream())
                .map(it -> it.minus(worst));
        return Stream.concat(above, below);
    }

    private static Spelled smaller(Spelled one, Spelled other) {
        return one.number().compareTo(other.number()) <= 0 ? one : other;
    }

    private void refuse(boolean wrong, String defect) {
        if (wrong) {
            defects.add(defect);
        }
    }
}
