package dev.firedrill.reading;

import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Condition;
import dev.firedrill.model.Controls.Limit;
import java.util.Optional;

/** Binds the comparison of a number with a threshold. */
final class LimitBinder {

    static final Limit STAND_IN = new Limit(Comparison.ABOVE, 0);

    private final Binders binders;

    LimitBinder(Binders binders) {
        this.binders = binders;
    }

    /** Bind a limit; where it cannot be read, anything stands in for it. */
    Limit limit(Members it) {
        return readable(it).orElse(STAND_IN);
    }

    /** Bind a limit; absent where one of its parts cannot be read. */
    Optional<Limit> readable(Members it) {
        Optional<Comparison> comparison =
                it.demand("comparison", binders.word("comparison", Comparison.values(), Comparison::word));
        Optional<Double> threshold = it.demand("threshold", number());
        return comparison.flatMap(known -> threshold.map(number -> new Limit(known, number)));
    }

    Condition condition(Members it, Names indicators) {
        return new Condition(it.required("indicator", binders.named(indicators), ""), limit(it));
    }

    Binder<Double> number() {
        return binders.number("a number", Double::isFinite);
    }
}
