package dev.firedrill.reading;

import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Expectation.TriggerFires.From;
import java.time.Duration;
import java.util.Optional;

/** Binds the check {@code trigger}, whose bounds must fit each other and their cause. */
final class TriggerExpectationBinder {

    private static final int MOST_TIMES = 1_000_000;

    private final Binders binders;
    private final Vocabulary vocabulary;
    private final Heads heads;

    TriggerExpectationBinder(CheckScope scope) {
        this.binders = scope.binders();
        this.vocabulary = scope.vocabulary();
        this.heads = scope.heads();
    }

    TriggerFires bind(Members it) {
        String name = it.required("name", binders.named(vocabulary.triggers()), "");
        Optional<String> cause = it.optional("cause", binders.named(vocabulary.causes()));
        From from = it.optional("from", binders.word("start of the clock", From.values(), From::word))
                .orElse(From.ONSET);
        judgeStart(it, from, cause);
        Optional<Duration> notBefore = it.optional("notBefore", binders::duration);
        Optional<Duration> notAfter = it.optional("notAfter", binders::duration);
        judgeBounds(it, notBefore, notAfter);
        int times = it.optional("times", binders.whole(0, MOST_TIMES)).orElse(1);
        return new TriggerFires(heads.of(it, "trigger:" + name), name, cause, from, notBefore, notAfter, times);
    }

    private void judgeStart(Members it, From from, Optional<String> cause) {
        boolean hits = cause.map(vocabulary.faultIds()::contains).orElse(false);
        boolean unknownCause = it.has("cause") && cause.isEmpty();
        if (from == From.FIRST_HIT && !hits && !unknownCause) {
            binders.defects()
                    .add(
                            it.positionOf("from"),
                            "'firstHit' without a fault as cause",
                            "a 'cause' that names a fault",
                            "name the fault as 'cause', or write 'onset'");
        }
    }

    private void judgeBounds(Members it, Optional<Duration> notBefore, Optional<Duration> notAfter) {
        if (notBefore.isPresent() && notAfter.isPresent() && notBefore.get().compareTo(notAfter.get()) > 0) {
            String found = "notBefore " + Durations.spell(notBefore.get()) + " and notAfter "
                    + Durations.spell(notAfter.get());
            binders.defects().add(it.positionOf("notAfter"), found, "notBefore at most notAfter", "exchange the two");
        }
    }
}
