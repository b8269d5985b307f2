package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.TelemetryLines;
import java.util.Optional;

/** Binds the checks that read what a system and its operators leave behind. */
final class RecordExpectationBinder {

    private final Binders binders;
    private final Vocabulary vocabulary;
    private final Heads heads;

    RecordExpectationBinder(CheckScope scope) {
        this.binders = scope.binders();
        this.vocabulary = scope.vocabulary();
        this.heads = scope.heads();
    }

    Expectation telemetry(Members it) {
        if (vocabulary.controls().telemetry().isEmpty()) {
            binders.defects()
                    .add(
                            it.position(),
                            "a check of telemetry",
                            "telemetry declared in controls.json",
                            "declare 'telemetry' there, or remove the check");
        }
        Binder<TelemetryLines.Scope> scopes =
                binders.word("scope", TelemetryLines.Scope.values(), TelemetryLines.Scope::word);
        TelemetryLines.Scope scope = it.required("each", scopes, TelemetryLines.Scope.EACH_REQUEST);
        return new TelemetryLines(
                heads.of(it, "telemetry:" + scope.word()),
                scope,
                it.map("where", vocabulary.telemetryKeys(), binders, (key, value) -> Optional.of(Nodes.text(value))));
    }

    Expectation noLeak(Members it) {
        Distinct markers = new Distinct("marker", "remove one of the two", binders.defects());
        return new Expectation.NoLeak(heads.of(it, "no-leak"), it.filledList("markers", markers.of(binders::name)));
    }

    Expectation runbook(Members it) {
        Distinct steps = new Distinct("step", "remove one of the two", binders.defects());
        return new Expectation.Runbook(
                heads.of(it, "runbook"), it.filledList("steps", steps.of(binders.named(vocabulary.actionIds()))));
    }
}
