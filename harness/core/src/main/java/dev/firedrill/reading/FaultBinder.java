package dev.firedrill.reading;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Position;
import dev.firedrill.model.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds one entry of {@code faults}, in a scenario or in a profile. */
final class FaultBinder {

    /** Keys that faults of every kind have. */
    static final List<String> COMMON =
            List.of("id", "on", "where", "kind", "probability", "after", "from", "until", "jitter", "shape");

    private static final Set<FaultKind> SHAPELESS = Set.of(FaultKind.PAUSE, FaultKind.HALT);

    private final Binders binders;
    private final FaultScope scope;
    private final EffectBinder effects;
    private final boolean needsTarget;

    private FaultBinder(Binders binders, FaultScope scope, boolean needsTarget) {
        this.binders = binders;
        this.scope = scope;
        this.effects = new EffectBinder(binders, scope.struck());
        this.needsTarget = needsTarget;
    }

    /** Bind faults that strike what they name. */
    static FaultBinder aimed(Binders binders, FaultScope scope) {
        return new FaultBinder(binders, scope, true);
    }

    /** Bind faults that may leave open what they strike. */
    static FaultBinder open(Binders binders, FaultScope scope) {
        return new FaultBinder(binders, scope, false);
    }

    Optional<Fault> bind(Value value) {
        return binders.object(this::fault).bind(value);
    }

    private Fault fault(Members it) {
        String id = it.required("id", scope.id(), "");
        Optional<FaultKind> kind = kind(it);
        List<String> on = needsTarget || it.has("on") ? it.required("on", this::targets, List.of()) : List.of();
        kind.ifPresent(known -> {
            judgeTargets(it, known);
            judgeShape(it, known);
        });
        Optional<Mark> after = it.optional("after", new MarkBinder(binders, scope.vocabulary()));
        Duration shift = it.has("after") ? Duration.ZERO : scope.shift();
        Duration from =
                it.optional("from", binders::duration).orElse(Duration.ZERO).plus(shift);
        Optional<Duration> until = it.optional("until", binders::duration).map(shift::plus);
        Duration jitter = it.optional("jitter", binders::duration).orElse(Duration.ZERO);
        judgeWindow(it, from, until, jitter);
        return new Fault(
                it.position(),
                id,
                on,
                new FactsBinder(binders).where(it, kind),
                kind.map(known -> effects.bind(it, known, on)).orElseGet(Effect.Overloaded::new),
                it.optional("probability", binders.number(0, 1)).orElse(1.0),
                after,
                from,
                until,
                jitter,
                it.optional("shape", new ShapeBinder(binders)::bind).orElse(new Shape.Constant(1)));
    }

    private Optional<FaultKind> kind(Members it) {
        Binder<FaultKind> words = binders.word("kind of fault", FaultKind.values(), FaultKind::word);
        Optional<FaultKind> kind = it.demand("kind", words);
        if (kind.isEmpty()) {
            it.forgive();
        }
        return kind;
    }

    /** Bind one target or a list of them; empty where one is unknown, which is reported. */
    private Optional<List<String>> targets(Value value) {
        Binder<String> target = binders.named(scope.vocabulary().faultTargets());
        if (!(value instanceof Value.Sequence list)) {
            return target.bind(value).map(List::of);
        }
        if (list.items().isEmpty()) {
            binders.reject(value, "at least one target", "name what the fault strikes");
            return Optional.empty();
        }
        Distinct distinct = new Distinct("target", "remove one of the two", binders.defects());
        List<String> targets = Members.items(list, distinct.of(target), binders.defects());
        return targets.size() == list.items().size() ? Optional.of(targets) : Optional.empty();
    }

    private void judgeTargets(Members it, FaultKind kind) {
        it.find("on").ifPresent(on -> {
            List<Value> named = on instanceof Value.Sequence list ? list.items() : List.of(on);
            named.stream()
                    .filter(Value.Text.class::isInstance)
                    .map(Value.Text.class::cast)
                    .forEach(name -> judgeTarget(name, kind));
        });
    }

    /** What holds a component is drawn once and then lasts; a shape would have to let it go in between. */
    private void judgeShape(Members it, FaultKind kind) {
        if (SHAPELESS.contains(kind) && it.has("shape")) {
            binders.defects()
                    .add(
                            it.positionOf("shape"),
                            "a shape on a '" + kind.word() + "'",
                            "no shape, for it holds the component from its beginning to its end",
                            "remove it; where it comes and goes, write one fault for each time");
        }
    }

    private void judgeTarget(Value.Text name, FaultKind kind) {
        scope.vocabulary().controls().faultTargets().stream()
                .filter(target -> target.name().equals(name.text()) && target.kind() != kind.strikes())
                .forEach(target -> binders.defects()
                        .add(
                                name.position(),
                                "target " + Quote.of(name.text()) + " of kind '"
                                        + target.kind().word() + "' for fault '" + kind.word() + "'",
                                targets(kind.strikes()).expected(),
                                "choose another target or another kind of fault"));
    }

    private Names targets(FaultTarget.Kind kind) {
        return new Names(
                "target of kind '" + kind.word() + "'",
                "",
                scope.vocabulary().controls().faultTargets().stream()
                        .filter(target -> target.kind() == kind)
                        .map(FaultTarget::name)
                        .toList());
    }

    private void judgeWindow(Members it, Duration from, Optional<Duration> until, Duration jitter) {
        Optional<Duration> faultsEnd = scope.faultsEnd().filter(any -> !it.has("after"));
        faultsEnd
                .filter(last -> last.compareTo(from) <= 0)
                .ifPresent(last -> binders.defects()
                        .add(
                                beginning(it),
                                "a fault from " + Durations.spell(from) + ", faultsEnd " + Durations.spell(last),
                                "every fault to begin before 'faultsEnd'",
                                "raise 'faultsEnd' or lower 'from'"));
        until.filter(last -> last.compareTo(from) <= 0)
                .ifPresent(last -> binders.defects()
                        .add(
                                it.positionOf("until"),
                                "a fault from " + Durations.spell(from) + ", until " + Durations.spell(last),
                                "an end after the beginning",
                                "raise 'until' or lower 'from'"));
        until.or(() -> faultsEnd)
                .filter(last -> last.compareTo(from) > 0 && jitter.compareTo(last.minus(from)) >= 0)
                .ifPresent(last -> binders.defects()
                        .add(
                                it.positionOf("jitter"),
                                "jitter of " + Durations.spell(jitter) + " in a window of "
                                        + Durations.spell(last.minus(from)),
                                "less jitter than window",
                                "lower 'jitter' or lengthen the window"));
    }

    /** Find what says when the fault begins: its own key, or the use that shifts it. */
    private Position beginning(Members it) {
        return scope.use().map(ProfileUse::position).orElse(it.positionOf("from"));
    }
}
