package dev.firedrill.gate;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Matter.Judged;
import dev.firedrill.model.Mode;
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
        List<String> reasons = matter.checks(Status.FAIL::equals)
                .filter(it -> !matter.isWaived(it))
                .map(it -> "%s failed: %s"
                        .formatted(it.title(), Brief.text(it.check().found(), LONGEST)))
                .toList();
        long waived =
                matter.checks(Status.FAIL::equals).filter(matter::isWaived).count();
        long all = matter.checks(any -> true).count();
        return CHECKS.brokenBy(reasons, "%d of %d failed%s".formatted(reasons.size() + waived, all, of(waived)));
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
            return REPRODUCIBLE.brokenBy(broken, "two logs of one seed");
        }
        boolean repeated = matter.provenance().map(it -> it.repeated()).orElse(false);
        boolean simulated = matter.in(Mode.SIMULATED).findAny().isPresent();
        if (matter.policy().repeated() && simulated && !repeated) {
            return REPRODUCIBLE.open(
                    "it was not repeated",
                    List.of("the first seeds were not repeated in a second JVM, as ./firedrill run does"));
        }
        return REPRODUCIBLE.met(
                repeated
                        ? "the first seed of each drill in virtual time was repeated in a second JVM"
                        : "no two logs of one seed differ; it was not repeated in a second JVM");
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
        matter.checks(Outcomes::isUnproven).filter(it -> !matter.isWaived(it)).forEach(it -> reasons.add(unproven(it)));
        long waived =
                matter.checks(Outcomes::isUnproven).filter(matter::isWaived).count();
        long passed = matter.checks(Status.PASS::equals).count();
        long all = matter.checks(any -> true).count();
        return PROVEN.openBy(
                reasons,
                "%d of %d checks passed%s".formatted(passed, all, waived == 0 ? "" : ", %d waived".formatted(waived)));
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
                .filter(it -> Matter.isAsked(it.check()))
                .toList();
        List<String> reasons = asked.stream()
                .filter(it -> !matter.isSeenToFail(it) && !matter.isWaived(it))
                .map(it -> it.title() + " passed, and nobody has seen it fail")
                .toList();
        long seen = asked.stream().filter(matter::isSeenToFail).count();
        return SEEN.openBy(reasons, "%d of %d that passed".formatted(seen, asked.size()));
    }

    static Rule variants() {
        return new Rule(VARIANTS, Outcomes::variants);
    }

    private static Clause variants(Matter matter) {
        if (matter.decisive().stream().anyMatch(entry -> entry.variant() != null)) {
            return VARIANTS.open(
                    "a broken variant alone", List.of("only a broken variant was drilled, the system itself was not"));
        }
        int drilled = VerdictRule.countVariants(matter.all());
        if (drilled == 0) {
            return VARIANTS.notAsked("no broken variant was drilled");
        }
        List<String> escaped = VerdictRule.escaped(matter.all());
        return VARIANTS.openBy(
                escaped.stream()
                        .map(it -> "the broken variant " + it + " escaped: no check of any scenario failed")
                        .toList(),
                "%d of %d caught".formatted(drilled - escaped.size(), drilled));
    }
}
