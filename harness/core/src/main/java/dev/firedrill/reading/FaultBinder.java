package dev.firedrill.reading;

import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Shape;
import java.time.Duration;
import java.util.Optional;

/** Binds one entry of {@code faults}. */
final class FaultBinder {

    private final Binders binders;
    private final Vocabulary vocabulary;
    private final Distinct ids;
    private final Optional<Duration> faultsEnd;

    FaultBinder(Binders binders, Vocabulary vocabulary, Distinct ids, Optional<Duration> faultsEnd) {
        this.binders = binders;
        this.vocabulary = vocabulary;
        this.ids = ids;
        this.faultsEnd = faultsEnd;
    }

    Optional<Fault> bind(Value value) {
        return binders.object(this::fault).bind(value);
    }

    private Fault fault(Members it) {
        String id = it.required("id", ids.of(binders::name), "");
        Optional<FaultKind> kind = kind(it);
        String on = it.required("on", binders.named(vocabulary.faultTargets()), "");
        kind.ifPresent(known -> judgeTarget(it, on, known));
        Duration from = it.optional("from", binders::duration).orElse(Duration.ZERO);
        Optional<Duration> until = it.optional("until", binders::duration);
        Duration jitter = it.optional("jitter", binders::duration).orElse(Duration.ZERO);
        judgeWindow(it, from, until, jitter);
        return new Fault(
                it.position(),
                id,
                on,
                it.map("where", new Names("fact of a call", "", Fault.FACTS), binders),
                kind.map(known -> effect(it, known)).orElseGet(Fault.Overloaded::new),
                it.optional("probability", binders.number(0, 1)).orElse(1.0),
                from,
                until,
                jitter,
                it.optional("shape", binders.perhaps(this::shape)).orElse(new Shape.Constant(1)));
    }

    private Optional<FaultKind> kind(Members it) {
        Binder<FaultKind> words = binders.word("kind of fault", FaultKind.values(), FaultKind::word);
        Optional<FaultKind> kind = it.demand("kind", words);
        if (kind.isEmpty()) {
            it.forgive();
        }
        return kind;
    }

    private void judgeTarget(Members it, String on, FaultKind kind) {
        vocabulary.controls().faultTargets().stream()
                .filter(target -> target.name().equals(on) && target.kind() != kind.strikes())
                .forEach(target -> binders.defects()
                        .add(
                                it.positionOf("on"),
                                "target " + Quote.of(on) + " of kind '"
                                        + target.kind().word() + "' for fault '" + kind.word() + "'",
                                targets(kind.strikes()).expected(),
                                "choose another target or another kind of fault"));
    }

    private Names targets(FaultTarget.Kind kind) {
        return new Names(
                "target of kind '" + kind.word() + "'",
                "",
                vocabulary.controls().faultTargets().stream()
                        .filter(target -> target.kind() == kind)
                        .map(FaultTarget::name)
                        .toList());
    }

    private void judgeWindow(Members it, Duration from, Optional<Duration> until, Duration jitter) {
        Optional<Duration> end = until.or(() -> faultsEnd);
        String ending = until.isPresent() ? "until" : "faultsEnd";
        end.filter(last -> last.compareTo(from) <= 0)
                .ifPresent(last -> binders.defects()
                        .add(
                                it.positionOf(until.isPresent() ? "until" : "from"),
                                "a fault from " + Durations.spell(from) + ", " + ending + " " + Durations.spell(last),
                                "an end after the beginning",
                                "raise '" + ending + "' or lower 'from'"));
        end.filter(last -> last.compareTo(from) > 0 && jitter.compareTo(last.minus(from)) >= 0)
                .ifPresent(last -> binders.defects()
                        .add(
                                it.positionOf("jitter"),
                                "jitter of " + Durations.spell(jitter) + " in a window of "
                                        + Durations.spell(last.minus(from)),
                                "less jitter than window",
                                "lower 'jitter' or lengthen the window"));
        faultsEnd
                .filter(last -> until.isPresent() && last.compareTo(from) <= 0)
                .ifPresent(last -> binders.defects()
                        .add(
                                it.positionOf("from"),
                                "a fault from " + Durations.spell(from) + ", faultsEnd " + Durations.spell(last),
                                "every fault to begin before 'faultsEnd'",
                                "raise 'faultsEnd' or lower 'from'"));
    }

    private Fault.Effect effect(Members it, FaultKind kind) {
        return switch (kind) {
            case SERVER_ERROR ->
                new Fault.ServerError(
                        it.optional("status", binders.whole(500, 599)).orElse(500));
            case OVERLOADED -> new Fault.Overloaded();
            case RATE_LIMIT -> new Fault.RateLimit(it.optional("retryAfter", binders::duration));
            case LATENCY ->
                new Fault.Latency(
                        it.required("by", binders::duration, Duration.ZERO),
                        it.optional("spread", binders::duration).orElse(Duration.ZERO));
            case RESET -> new Fault.Reset();
            case TIMEOUT_FIRST_BYTE -> new Fault.TimeoutFirstByte();
            case FLAG_STALE -> new Fault.FlagStale();
            case METRIC_MISSING -> new Fault.MetricMissing();
            case METRIC_VALUE ->
                new Fault.MetricValue(it.required("value", binders.number("a number", Double::isFinite), 0.0));
        };
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
        Binder<Double> factor = binders.number(0, 1);
        return switch (kind) {
            case CONSTANT -> new Shape.Constant(it.optional("level", factor).orElse(1.0));
            case RAMP -> new Shape.Ramp(it.required("start", factor, 0.0), it.required("end", factor, 1.0));
        };
    }
}
