package dev.firedrill.check;

import dev.firedrill.events.EventKind;
import dev.firedrill.model.Controls.Effect;
import dev.firedrill.model.Scenario;
import java.util.Optional;
import java.util.Set;

/** Invariant 8: each declared effect happens at most once for each key. */
final class EffectsHappenOnce extends Invariant {

    EffectsHappenOnce(Scenario scenario) {
        super("8", scenario, "each declared effect at most once for each key");
    }

    @Override
    public Set<EventKind> needs() {
        return Set.of(EventKind.EVENT_EMITTED);
    }

    @Override
    Judgement decide(Evidence evidence) {
        return evidence.controls().effects().stream()
                .map(Effect::event)
                .map(event -> AtMostOnceCheck.repeated(event, evidence.log()))
                .flatMap(Optional<Judgement>::stream)
                .findFirst()
                .orElseGet(() -> Judgement.pass("no effect happened twice", 0));
    }
}
