package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.Configuration.Approval;

/** Binds the checks that hold a system to one thing that its controls declare. */
final class DeclaredExpectationBinder {

    private final Binders binders;
    private final Vocabulary vocabulary;
    private final Heads heads;

    DeclaredExpectationBinder(CheckScope scope) {
        this.binders = scope.binders();
        this.vocabulary = scope.vocabulary();
        this.heads = scope.heads();
    }

    Expectation triggerRule(Members it) {
        String name = name(it, vocabulary.triggers());
        return new Expectation.TriggerFollowsRule(heads.of(it, "trigger-rule:" + name), name);
    }

    Expectation states(Members it) {
        return new Expectation.States(
                heads.of(it, "states"), it.filledList("path", binders.named(vocabulary.states())));
    }

    Expectation atMostOnce(Members it) {
        String event = it.required("event", binders.named(vocabulary.effects()), "");
        return new Expectation.AtMostOnce(heads.of(it, "at-most-once:" + event), event);
    }

    Expectation indicator(Members it) {
        String name = name(it, vocabulary.formulas());
        return new Expectation.IndicatorFollowsEvents(heads.of(it, "indicator:" + name), name);
    }

    Expectation objective(Members it) {
        String name = name(it, vocabulary.objectives());
        return new Expectation.ObjectiveBands(heads.of(it, "objective:" + name), name);
    }

    Expectation configuration(Members it) {
        String name = name(it, vocabulary.fingerprints());
        Distinct values = new Distinct("value", "remove one of the two", binders.defects());
        return new Expectation.Configuration(
                heads.of(it, "configuration:" + name),
                name,
                it.list("approved", binders.object(approval -> approval(approval, values))));
    }

    Expectation propagation(Members it) {
        String control = it.required("control", binders.named(vocabulary.controlNames()), "");
        return new Expectation.Propagation(
                heads.of(it, "propagation:" + control), control, it.optional("within", binders::duration));
    }

    private Approval approval(Members it, Distinct values) {
        return new Approval(
                it.required("value", values.of(binders::name), ""),
                it.required("by", binders::name, ""),
                it.required("reason", binders::name, ""));
    }

    private String name(Members it, Names names) {
        return it.required("name", binders.named(names), "");
    }
}
