package dev.firedrill.reading;

import dev.firedrill.model.Position;
import dev.firedrill.model.Shape;
import java.time.Duration;
import java.util.Optional;

/** Binds {@code shape}: how the probability of a fault develops over its window. */
final class ShapeBinder {

    private static final int LAST_ORDINAL = 1_000_000_000;

    private final Binders binders;
    private final Binder<Double> factor;

    ShapeBinder(Binders binders) {
        this.binders = binders;
        this.factor = binders.number(0, 1);
    }

    Optional<Shape> bind(Value value) {
        return binders.perhaps(this::shape).bind(value);
    }

    private Optional<Shape> shape(Members it) {
        Binder<Shape.Kind> kinds = binders.word("type of shape", Shape.Kind.values(), Shape.Kind::word);
        Optional<Shape.Kind> kind = it.demand("type", kinds);
        if (kind.isEmpty()) {
            it.forgive();
        }
        return kind.map(known -> shape(it, known));
    }

    private Shape shape(Members it, Shape.Kind kind) {
        return switch (kind) {
            case CONSTANT -> new Shape.Constant(it.optional("level", factor).orElse(1.0));
            case RAMP -> new Shape.Ramp(it.required("start", factor, 0.0), it.required("end", factor, 1.0));
            case STEP -> step(it);
            case BURST -> burst(it);
            case FLAP -> new Shape.Flap(length(it, "on"), length(it, "off"));
            case POISSON ->
                new Shape.Poisson(
                        length(it, "meanGap"), length(it, "meanLength"), none(it, "minFault"), none(it, "minHealthy"));
            case NTH -> nth(it);
        };
    }

    private Duration length(Members it, String key) {
        return it.required(key, binders::length, Duration.ofSeconds(1));
    }

    private Duration none(Members it, String key) {
        return it.optional(key, binders::duration).orElse(Duration.ZERO);
    }

    private Shape step(Members it) {
        Rising rising = new Rising();
        return new Shape.Step(it.filledList("levels", binders.object(rising::level)));
    }

    private Shape burst(Members it) {
        Duration every = length(it, "every");
        Duration length = length(it, "for");
        if (length.compareTo(every) > 0 && it.has("every") && it.has("for")) {
            binders.defects()
                    .add(
                            it.positionOf("for"),
                            "a burst for " + Durations.spell(length) + " every " + Durations.spell(every),
                            "'for' at most 'every'",
                            "lower 'for' or raise 'every'");
        }
        return new Shape.Burst(every, length, none(it, "jitter"));
    }

    private Shape nth(Members it) {
        Distinct distinct = new Distinct("ordinal", "remove one of the two", binders.defects());
        Binder<Integer> ordinal = binders.whole(1, LAST_ORDINAL);
        return new Shape.Nth(it.filledList(
                "ordinals",
                value -> ordinal.bind(value).filter(known -> distinct.isNew(known.toString(), value.position()))));
    }

    /** Binds levels one after the other, each of which must begin later than the one before. */
    private final class Rising {

        private Optional<Duration> latest = Optional.empty();

        Shape.Step.Level level(Members it) {
            Optional<Duration> at = it.demand("at", binders::duration);
            at.ifPresent(now -> judge(it.positionOf("at"), now));
            return new Shape.Step.Level(at.orElse(Duration.ZERO), it.required("level", factor, 1.0));
        }

        private void judge(Position position, Duration now) {
            latest.filter(before -> now.compareTo(before) <= 0)
                    .ifPresent(before -> binders.defects()
                            .add(
                                    position,
                                    "a level at " + Durations.spell(now) + " after one at " + Durations.spell(before),
                                    "levels in rising order of 'at'",
                                    "put the levels in order"));
            latest = Optional.of(now);
        }
    }
}
