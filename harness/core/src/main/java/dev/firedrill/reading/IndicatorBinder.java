package dev.firedrill.reading;

import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Formula.Aggregate;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Range;
import dev.firedrill.model.Controls.Selection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Binds an indicator of {@code controls.json}, and the formula by which it follows from what happened. */
final class IndicatorBinder {

    private static final int LARGEST_MINIMUM = 1_000_000;

    private final Binders binders;
    private final Names controls;
    private final SelectionBinder selections;

    IndicatorBinder(Binders binders, Names controls, SelectionBinder selections) {
        this.binders = binders;
        this.controls = controls;
        this.selections = selections;
    }

    Indicator bind(Members it, String name) {
        return new Indicator(
                name,
                it.optional("description", binders::text).orElse(""),
                it.optional("range", this::range),
                it.optional("formula", binders.object(this::formula)));
    }

    private Optional<Range> range(Value value) {
        if (value instanceof Value.Sequence pair && pair.items().size() == 2) {
            List<Double> ends = Members.items(pair, binders.number("a number", it -> true), binders.defects());
            if (ends.size() == 2 && ends.get(0) < ends.get(1)) {
                return Optional.of(new Range(ends.get(0), ends.get(1)));
            }
            if (ends.size() < 2) {
                return Optional.empty();
            }
        }
        binders.reject(value, "a list of two numbers, the lesser first", "write the range as [0, 1]");
        return Optional.empty();
    }

    private Formula formula(Members it) {
        Optional<Aggregate> aggregate =
                it.demand("aggregate", binders.word("aggregate", Aggregate.values(), IndicatorBinder::word));
        Selection of = it.required("of", selections, SelectionBinder.NOTHING);
        Optional<Selection> among = it.optional("among", selections);
        int minimum = it.optional("minimum", binders.whole(0, LARGEST_MINIMUM)).orElse(0);
        aggregate.ifPresent(known -> {
            judgeAmong(it, known);
            judgeMinimum(it, known, minimum);
            judgeLatency(it, known, of);
        });
        return new Formula(
                aggregate.orElse(Aggregate.COUNT),
                of,
                among,
                it.optional("window", binders::length),
                minimum,
                it.optional("freshAfter", binders.named(controls)),
                it.optional("every", binders::length));
    }

    private void judgeAmong(Members it, Aggregate aggregate) {
        boolean needed = aggregate == Aggregate.SHARE;
        if (needed && !it.has("among")) {
            add(it, "among", "a share without 'among'", "what it is a share of", "add 'among', the denominator");
        }
        if (!needed && it.has("among")) {
            String found = "'among' beside the aggregate '" + word(aggregate) + "'";
            add(it, "among", found, "'among' only of a share", "remove it, or write the aggregate 'share'");
        }
    }

    private void judgeMinimum(Members it, Aggregate aggregate, int minimum) {
        if (aggregate == Aggregate.COUNT && minimum > 0) {
            add(it, "minimum", "a least number for a count", "none, for a count always has data", "remove it");
        }
    }

    private void judgeLatency(Members it, Aggregate aggregate, Selection of) {
        if (aggregate == Aggregate.MEAN_LATENCY && of.from() != Selection.From.REQUESTS) {
            String found = "a latency of " + of.from().word();
            add(it, "of", found, "'of' from 'requests', which alone take time", "select from 'requests'");
        }
    }

    private void add(Members it, String key, String found, String expected, String mend) {
        binders.defects().add(it.positionOf(key), found, expected, mend);
    }

    private static String word(Aggregate aggregate) {
        return aggregate.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
