package dev.firedrill.gate;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Matter.Judged;
import dev.firedrill.gate.Presented.Part;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Policy;
import dev.firedrill.result.BrokenVariants;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.List;

/** Decides by what the checks found: that none failed, and that all of them prove something. */
final class Outcomes {

    private static final Sentence CHECKS =
            new Sentence("checks", "No check failed, but those that a waiver lets pass.");
    private static final Sentence REPRODUCIBLE =
            new Sentence("reproducible", "The same seed gave the same log, wherever it was repeated.");
    private static final Sentence PROVEN = new Sentence(
            "proven", "Every check was exercised and could be observed, but those that a waiver lets pass.");
    private static final Sentence SEEN =
            new Sentence("seen-to-fail", "Every check that was asked for was seen to fail when it should.");
    private static final Sentence VARIANTS = new Sentence(
            "variants", "The system itself was drilled, and every broken variant drilled beside it was caught.");

    private static final String UNFAILING = "a check that cannot fail proves nothing";
    private static final int LONGEST = 300;

    private Outcomes() {}

    static Rule checks() {
        return new Rule(CHECKS, Outcomes::checks);
    }

    private static Clause checks(Matter matter) {
        List<Judged> failed = matter.checks(Status.FAIL::equals)
                .filter(it -> !matter.isWaived(it))
                .toList();
        List<String> reasons = failed.stream()
                .map(it -> "%s failed: %s"
                        .formatted(it.title(), Brief.text(it.check().found(), LONGEST)))
                .toList();
        long waived =
                matter.checks(Status.FAIL::equals).filter(matter::isWaived).count();
        long all = matter.checks(any -> true).count();
        return Sentence.about(
                failed,
                CHECKS.brokenBy(reasons, "%d of %d failed%s".formatted(reasons.size() + waived, all, of(waived))));
    }

    private static String of(long waived) {
        return waived == 0 ? "" : ", %d of them waived".formatted(waived);
    }

    static Rule reproducible() {
        return new Rule(REPRODUCIBLE, Outcomes::reproducible);
    }

    private static Clause reproducible(Matter matter) {
        List<String> broken = matter.decisive().stream()
                .filter(entry -> entry.checks().stream().anyMatch(it -> it.status() == Status.NOT_REPRODUCIBLE))
                .map(entry -> Matter.title(entry) + " is not reproducible: one seed gave two logs")
                .toList();
        if (!broken.isEmpty()) {
            List<Judged> checks = matter.checks(Status.NOT_REPRODUCIBLE::equals).toList();
            return Sentence.about(checks, REPRODUCIBLE.brokenBy(broken, "two logs of one seed"));
        }
        List<Part> parts =
                matter.parts().stream().filter(Outcomes::isRepeatable).toList();
        List<Part> once = parts.stream()
                .filter(part -> !part.provenance().map(Provenance::repeated).orElse(false))
                .toList();
        if (matter.policy().repeated() && !once.isEmpty()) {
            return REPRODUCIBLE.open(
                    "it was not repeated",
                    once.stream()
                            .map(part ->
                                    "the first seeds of %s were not repeated in a second JVM, as ./firedrill run does"
                                            .formatted(matter.name(part)))
                            .toList());
        }
        return REPRODUCIBLE.met(
                parts.isEmpty()
                        ? "nothing was drilled in virtual time, so there is nothing to repeat"
                        : once.isEmpty()
                                ? "the first seed of each drill in virtual time was repeated in a second JVM"
                                : "no two logs of one seed differ; it was not repeated in a second JVM");
    }

    /** Only virtual time gives the same log twice. */
    private static boolean isRepeatable(Part part) {
        return VerdictRule.decisive(part.results().entries()).stream()
                .anyMatch(entry -> entry.mode().equals(Mode.SIMULATED.word()));
    }

    static Rule proven() {
        return new Rule(PROVEN, Outcomes::proven);
    }

    private static Clause proven(Matter matter) {
        List<String> reasons = new ArrayList<>();
        if (matter.decisive().isEmpty()) {
            reasons.add("no scenario ran");
        }
        matter.decisive().stream()
                .filter(entry -> entry.checks().isEmpty())
                .forEach(entry -> reasons.add(Matter.title(entry) + " has no check"));
        boolean ofChecksOnly = reasons.isEmpty();
        List<Judged> unproven = matter.checks(Outcomes::isUnproven)
                .filter(it -> !matter.isWaived(it))
                .toList();
        unproven.forEach(it -> reasons.add(unproven(it)));
        long waived =
                matter.checks(Outcomes::isUnproven).filter(matter::isWaived).count();
        long passed = matter.checks(Status.PASS::equals).count();
        long all = matter.checks(any -> true).count();
        Clause clause = PROVEN.openBy(
                reasons,
                "%d of %d checks passed%s".formatted(passed, all, waived == 0 ? "" : ", %d waived".formatted(waived)));
        return ofChecksOnly ? Sentence.about(unproven, clause) : clause;
    }

    private static boolean isUnproven(Status status) {
        return switch (status) {
            case NOT_EXERCISED, NOT_OBSERVED -> true;
            case PASS, FAIL, NOT_REPRODUCIBLE -> false;
        };
    }

    private static String unproven(Judged it) {
        String how = it.check().found().contains(UNFAILING)
                ? "cannot fail, and proves nothing"
                : "is not proven, " + VerdictRule.words(it.check().status());
        return "%s %s: %s".formatted(it.title(), how, Brief.text(it.check().found(), LONGEST));
    }

    static Rule seenToFail() {
        return new Rule(SEEN, Outcomes::seenToFail);
    }

    private static Clause seenToFail(Matter matter) {
        List<Judged> asked = matter.checks(Status.PASS::equals)
                .filter(it -> Matter.isAsked(it.check()) && isOurs(it.entry()))
                .toList();
        List<String> reasons = asked.stream()
                .filter(it -> !matter.isSeenToFail(it) && !matter.isWaived(it))
                .map(it -> it.title()
                        + (matter.isOfNothing(it)
                                ? " forbids a name that occurs in no run, so that nothing can make it fail"
                                : " passed, and nobody has seen it fail"))
                .toList();
        long seen = asked.stream().filter(matter::isSeenToFail).count();
        return SEEN.openBy(reasons, "%d of %d that passed".formatted(seen, asked.size()));
    }

    /** A log that was recorded elsewhere is judged as it is: it fills nothing, and nobody edits it. */
    private static boolean isOurs(Entry entry) {
        return !entry.mode().equals(Mode.IMPORTED.word());
    }

    static Rule variants() {
        return new Rule(VARIANTS, Outcomes::variants);
    }

    private static Clause variants(Matter matter) {
        if (matter.decisive().stream().anyMatch(entry -> entry.variant() != null)) {
            return VARIANTS.open(
                    "a broken variant alone", List.of("only a broken variant was drilled, the system itself was not"));
        }
        int drilled = BrokenVariants.count(matter.all());
        if (drilled == 0) {
            return matter.policy().variants()
                    ? VARIANTS.open(
                            "no broken variant was drilled",
                            List.of("no broken variant was drilled, and %s asks for them; run with --variants"
                                    .formatted(Policy.FILE)))
                    : VARIANTS.notAsked("no broken variant was drilled");
        }
        List<String> escaped = BrokenVariants.escaped(matter.all());
        return VARIANTS.openBy(
                escaped.stream()
                        .map(it -> "the broken variant " + it + " escaped: no check of any scenario failed")
                        .toList(),
                "%d of %d caught".formatted(drilled - escaped.size(), drilled));
    }
}
