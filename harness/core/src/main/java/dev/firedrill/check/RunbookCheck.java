package dev.firedrill.check;

import dev.firedrill.model.Expectation.Runbook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judge that an operator's steps were all taken, in their order, each begun only after the one before had ended. */
final class RunbookCheck extends DeclaredCheck {

    private final Runbook wanted;

    RunbookCheck(Runbook wanted) {
        super(wanted, "the steps " + String.join(" → ", wanted.steps()) + ", each begun when the one before was done");
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        List<Deed> deeds = wanted.steps().stream()
                .map(step -> Deed.of(step, evidence.log()))
                .toList();
        if (deeds.stream().allMatch(deed -> deed.started() == null)) {
            return Judgement.notExercised("no step was ever taken");
        }
        Deed former = null;
        for (int i = 0; i < deeds.size(); i++) {
            Deed deed = deeds.get(i);
            String step = wanted.steps().get(i);
            String flaw = flaw(step, deed, former, evidence);
            if (flaw != null) {
                return Judgement.fail("step %d, '%s', %s".formatted(i + 1, step, flaw), place(deed));
            }
            former = deed;
        }
        return Judgement.pass("took all %s in order".formatted(Words.count(deeds.size(), "step")), 0);
    }

    private static @Nullable String flaw(String step, Deed deed, @Nullable Deed former, Evidence evidence) {
        if (deed.started() == null) {
            return "was never taken";
        }
        if (former != null
                && former.ended() != null
                && deed.started().sequence() < former.ended().sequence()) {
            return "began at %s, before the one before it ended at %s"
                    .formatted(Words.when(deed.started()), Words.when(former.ended()));
        }
        return evidence.scenario().actions().stream()
                .filter(it -> it.id().equals(step))
                .findFirst()
                .map(deed::flaw)
                .orElse(null);
    }

    private static long place(Deed deed) {
        return deed.started() == null ? 0 : deed.started().sequence();
    }
}
