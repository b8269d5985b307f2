package dev.firedrill.reading;

import dev.firedrill.model.Controls.Baseline;
import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.Severity;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Controls.Trigger.Again;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Binds a trigger of {@code controls.json}: when the system must act by itself. */
final class TriggerBinder {

    private static final int LARGEST_WINDOW = 10_000;

    private final Binders binders;
    private final LimitBinder limits;
    private final Names indicators;

    TriggerBinder(Binders binders, Names indicators) {
        this.binders = binders;
        this.limits = new LimitBinder(binders);
        this.indicators = indicators;
    }

    Trigger bind(Members it, String name) {
        String indicator = it.required("indicator", binders.named(indicators), "");
        Limit limit = limits.limit(it);
        return new Trigger(
                name,
                indicator,
                limit.comparison(),
                limit.threshold(),
                it.required("rule", binders.object(this::rule), new Rule(1, 1)),
                it.required("interval", binders::length, Duration.ofSeconds(1)),
                it.optional("baseline", binders.object(this::baseline)),
                it.list("also", binders.object(condition -> limits.condition(condition, indicators))),
                it.optional("again", binders.word("word", Again.values(), Again::word))
                        .orElse(Again.AFTER_RESTART),
                it.optional("severity", binders.word("severity", Severity.values(), TriggerBinder::lower)),
                it.optional("decision", binders::name).orElse(""));
    }

    private Rule rule(Members it) {
        Optional<Integer> of = it.demand("of", binders.whole(1, LARGEST_WINDOW));
        Optional<Integer> breaches = it.demand("breaches", binders.whole(1, LARGEST_WINDOW));
        if (of.isPresent() && breaches.isPresent() && breaches.get() > of.get()) {
            String found = breaches.get() + " breaches of " + of.get();
            String expected = "at most as many breaches as samples";
            binders.defects().add(it.positionOf("breaches"), found, expected, "lower 'breaches' or raise 'of'");
        }
        return new Rule(breaches.orElse(1), of.orElse(1));
    }

    private Baseline baseline(Members it) {
        return new Baseline(it.required("variable", binders::name, ""), it.required("default", limits.number(), 0.0));
    }

    private static String lower(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
