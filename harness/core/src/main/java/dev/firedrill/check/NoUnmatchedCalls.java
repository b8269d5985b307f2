package dev.firedrill.check;

import dev.firedrill.events.Event.ProviderUnmatched;
import dev.firedrill.model.Scenario;
import java.util.List;

/** An unscripted call is never answered with a default success, and a drill that makes one has drilled something else. */
final class NoUnmatchedCalls extends Invariant {

    NoUnmatchedCalls(Scenario scenario) {
        super("scripted", scenario, "every call to a provider has a scripted answer");
    }

    @Override
    Judgement decide(Evidence evidence) {
        List<ProviderUnmatched> unmatched = evidence.log().all(ProviderUnmatched.class);
        if (unmatched.isEmpty()) {
            return Judgement.pass("no call was unmatched", 0);
        }
        ProviderUnmatched first = unmatched.get(0);
        return Judgement.fail(
                "%s, at %s: %s"
                        .formatted(
                                Words.count(unmatched.size(), "unmatched call"),
                                Words.when(first),
                                Words.quote(first.nearest())),
                first.sequence());
    }
}
