package dev.firedrill.reading;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Formula.Aggregate;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Position;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Generates the rows below, at and above the threshold of a declared trigger. */
final class BoundaryExamples {

    private static final List<String> CASES = List.of("below", "at", "above");
    private static final int MOST = 1_000_000;
    private static final double TINY = 1e-6;

    private final Binders binders;
    private final Controls controls;

    BoundaryExamples(Binders binders, Controls controls) {
        this.binders = binders;
        this.controls = controls;
    }

    /** Bind the rows; none where something is wrong. */
    List<Examples.Row> rows(Members it) {
        Names triggers = new Names(
                "trigger",
                "declared in controls.json",
                controls.triggers().stream().map(Trigger::name).toList());
        Optional<Trigger> trigger =
                it.demand("trigger", binders.named(triggers)).flatMap(controls::trigger);
        Optional<Integer> of = it.optional("of", binders.whole(1, MOST));
        Optional<BigDecimal> step = it.optional("step", this::step);
        if (it.has("of") == it.has("step")) {
            boolean both = it.has("of");
            binders.defects()
                    .add(
                            it.position(),
                            both ? "both 'of' and 'step'" : "neither 'of' nor 'step'",
                            "'of' for a share out of so many requests, or 'step' for a value that is fed",
                            both ? "remove one" : "add one");
            return List.of();
        }
        return trigger.map(known -> of.map(total -> parts(it.positionOf("of"), known, total))
                        .or(() -> step.map(by -> values(it.positionOf("step"), known, by)))
                        .orElse(List.of()))
                .orElse(List.of());
    }

    private Optional<BigDecimal> step(Value value) {
        Binder<Double> positive = binders.number("a number above 0", number -> number > 0 && Double.isFinite(number));
        return positive.bind(value).map(any -> ((Value.Numeral) value).number());
    }

    private List<Examples.Row> parts(Position place, Trigger trigger, int of) {
        double limit = trigger.limitIn(Map.of());
        if (!isShare(trigger) || limit < 0 || limit > 1) {
            binders.defects()
                    .add(
                            place,
                            "'of' for trigger " + Quote.of(trigger.name()) + " with threshold " + plain(limit),
                            "the trigger of a share, with a threshold from 0 to 1",
                            "write 'step' instead, and feed the value");
            return List.of();
        }
        if (!isWhole(limit * of)) {
            binders.defects()
                    .add(
                            place,
                            "threshold " + plain(limit) + " of " + of + ", which is " + plain(limit * of),
                            "a number of which the threshold is a whole part",
                            finer(limit).isPresent() ? "write " + finer(limit).getAsInt() : "choose another number");
            return List.of();
        }
        int at = (int) Math.rint(limit * of);
        List<Examples.Row> rows = new ArrayList<>();
        for (int i = 0; i < CASES.size(); i++) {
            int part = at - 1 + i;
            if (part >= 0 && part <= of) {
                Map<String, Value> cells = cells(place, CASES.get(i));
                cells.put("part", number(place, BigDecimal.valueOf(part)));
                cells.put("rest", number(place, BigDecimal.valueOf(of - part)));
                cells.put("times", times(place, trigger, (double) part / of));
                rows.add(new Examples.Row(CASES.get(i), cells));
            }
        }
        return rows;
    }

    private boolean isShare(Trigger trigger) {
        return controls.indicator(trigger.indicator())
                .flatMap(Controls.Indicator::formula)
                .map(formula -> formula.aggregate() == Aggregate.SHARE)
                .orElse(true);
    }

    private static boolean isWhole(double number) {
        return Math.abs(number - Math.rint(number)) < TINY;
    }

    private static OptionalInt finer(double limit) {
        return IntStream.of(10, 100, 1_000, 10_000, 100_000, MOST)
                .filter(of -> isWhole(limit * of))
                .findFirst();
    }

    private List<Examples.Row> values(Position place, Trigger trigger, BigDecimal step) {
        double limit = trigger.limitIn(Map.of());
        BigDecimal at = exact(limit);
        List<BigDecimal> values = List.of(at.subtract(step), at, at.add(step));
        if (values.get(0).doubleValue() == limit || values.get(2).doubleValue() == limit) {
            binders.defects()
                    .add(
                            place,
                            "a step so small that it is lost beside the threshold " + plain(limit),
                            "a step that makes another number of it",
                            "write a larger step");
            return List.of();
        }
        List<Examples.Row> rows = new ArrayList<>();
        for (int i = 0; i < CASES.size(); i++) {
            Map<String, Value> cells = cells(place, CASES.get(i));
            cells.put("value", number(place, values.get(i)));
            cells.put("times", times(place, trigger, values.get(i).doubleValue()));
            rows.add(new Examples.Row(CASES.get(i), cells));
        }
        return rows;
    }

    private static Map<String, Value> cells(Position place, String name) {
        return new LinkedHashMap<>(Map.of("case", new Value.Text(place, name)));
    }

    private static Value times(Position place, Trigger trigger, double sample) {
        boolean breaches = trigger.breaches(sample, trigger.limitIn(Map.of()));
        return number(place, breaches ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    private static Value number(Position place, BigDecimal number) {
        return new Value.Numeral(place, spelled(number), number);
    }

    private static String plain(double number) {
        return spelled(exact(number));
    }

    private static String spelled(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Give the number with the fewest digits, of 15 or more, that is this double; the same on every JDK. */
    private static BigDecimal exact(double number) {
        BigDecimal whole = new BigDecimal(number);
        return IntStream.rangeClosed(15, 17)
                .mapToObj(digits -> whole.round(new MathContext(digits, RoundingMode.HALF_EVEN)))
                .filter(it -> it.doubleValue() == number)
                .findFirst()
                .orElse(whole);
    }
}
