package dev.firedrill.gate;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Presented.Part;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Policy;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Conformance;
import dev.firedrill.result.Coverages;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Results;
import dev.firedrill.result.Results.Lint;
import dev.firedrill.result.VerdictRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is judged, in the form in which it is judged.
 *
 * @param results what follows from what was read and from the lock file; {@code null} where nothing was read
 * @param decisive the entries that decide
 * @param caught the checks that failed on a broken variant
 */
record Matter(
        Policy policy,
        Presented presented,
        @Nullable Results results,
        List<Entry> decisive,
        Set<String> caught,
        Waivers waivers) {

    /** The kind of checks that hold in every run, and that nobody asked for. */
    private static final String INVARIANT = "invariant";

    static Matter of(Policy policy, Presented presented) {
        Results results = presented
                .results()
                .map(read -> VerdictRule.derived(read, presented.lock()))
                .orElse(null);
        List<Entry> entries = results == null ? List.of() : results.entries();
        return new Matter(
                policy,
                presented,
                results,
                VerdictRule.decisive(entries),
                Coverages.caught(entries),
                Waivers.on(policy.waivers(), presented.now()));
    }

    /** A check in the entry of its scenario. */
    record Judged(Entry entry, CheckResult check) {

        /** Name it as a waiver does. */
        String name() {
            return Coverages.name(entry, check);
        }

        /** Name it in a reason. */
        String title() {
            return Matter.title(entry) + " › " + check.id();
        }
    }

    boolean hasResults() {
        return results != null;
    }

    Results all() {
        if (results == null) {
            throw new IllegalStateException("no rule is asked where there are no results");
        }
        return results;
    }

    List<Part> parts() {
        return presented.parts();
    }

    /** Name a part in a reason, as many things. */
    String name(Part part) {
        return parts().size() == 1
                ? "the results"
                : "the results in " + part.source().file();
    }

    /** Tell of the drills of all parts together, for a reader; each part is judged by itself. */
    Optional<Provenance> provenance() {
        return Optional.ofNullable(all().provenance());
    }

    /** List the checks that decide and have this status. */
    Stream<Judged> checks(Predicate<Status> status) {
        return decisive.stream()
                .flatMap(entry -> entry.checks().stream()
                        .filter(check -> status.test(check.status()))
                        .map(check -> new Judged(entry, check)));
    }

    /** List the entries that decide and were run in a mode. */
    Stream<Entry> in(Mode mode) {
        return decisive.stream().filter(entry -> entry.mode().equals(mode.word()));
    }

    /** List the entries of the correct system that were really run: an imported log is evidence of its own kind only. */
    Stream<Entry> run(String system) {
        return decisive.stream()
                .filter(entry -> entry.variant() == null)
                .filter(entry -> !entry.mode().equals(Mode.IMPORTED.word()))
                .filter(entry -> entry.system().equals(system));
    }

    /** Say whether all checks of an entry passed, but those that may fail for a while. */
    boolean passed(Entry entry) {
        return !entry.checks().isEmpty()
                && entry.checks().stream()
                        .map(check -> new Judged(entry, check))
                        .allMatch(it -> it.check().status() == Status.PASS || isWaived(it));
    }

    /** Say whether a check may pass; where one seed gave two logs, nothing in them means anything. */
    boolean isWaived(Judged judged) {
        return judged.check().status() != Status.NOT_REPRODUCIBLE
                && waivers.of(judged.name()).isPresent();
    }

    boolean isSeenToFail(Judged judged) {
        return (judged.check().seenToFail() != null && !isOfNothing(judged)) || caught.contains(judged.name());
    }

    /** Say whether a check was seen to fail only by what nobody does: it forbids a name that occurs in no run. */
    boolean isOfNothing(Judged judged) {
        return Boolean.TRUE.equals(judged.check().generic())
                && all().warnings().stream()
                        .anyMatch(it -> it.rule().equals(Lint.NAME_NEVER_SEEN)
                                && it.at().equals(judged.check().at()));
    }

    /** Say whether somebody asked for a check: an invariant and the comparison of two modes are there by themselves. */
    static boolean isAsked(CheckResult check) {
        boolean invariant = check.kind().equals(INVARIANT) && check.id().startsWith(INVARIANT + ":");
        boolean conformance = check.kind().equals(check.id()) && check.id().equals(Conformance.ID);
        return !invariant && !conformance;
    }

    /** Name an entry in a reason. */
    static String title(Entry entry) {
        String how = entry.mode().equals(Mode.SIMULATED.word())
                ? ""
                : entry.mode().equals(Mode.LIVE.word()) ? " for real" : " " + entry.mode();
        return VerdictRule.title(entry) + how;
    }
}
