package dev.firedrill.reading;

import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.FaultTarget.Kind;
import dev.firedrill.model.Position;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Binds one entry of {@code faultTargets}: what a fault can strike. */
final class FaultTargetBinder {

    private static final Names SINKS = new Names("sink", "", List.of("alerts", "audit", "listeners"));
    private static final List<Kind> SINGLE = List.of(Kind.FLAGS, Kind.FILES);

    private final Binders binders;
    private final Names indicators;
    private final Map<Kind, Position> single = new EnumMap<>(Kind.class);

    FaultTargetBinder(Binders binders, Names indicators) {
        this.binders = binders;
        this.indicators = indicators;
    }

    FaultTarget bind(Members it, String name) {
        Kind kind = it.required("kind", binders.word("kind", Kind.values(), Kind::word), Kind.PROVIDER);
        judgeName(it, kind, name);
        judgeNumber(it, kind);
        return new FaultTarget(name, kind, purposes(it, kind));
    }

    private void judgeName(Members it, Kind kind, String name) {
        Names names = switch (kind) {
            case METRIC -> indicators;
            case SINK -> SINKS;
            case PROVIDER, FLAGS, POINT, COMPONENT, FILES -> Names.any("fault target");
        };
        if (!name.isEmpty() && !names.contains(name)) {
            binders.unknown(it.positionOf("name"), name, names);
        }
    }

    /** A system has one flag store and one place for files, so a fault on a second one would strike nothing. */
    private void judgeNumber(Members it, Kind kind) {
        Position earlier = SINGLE.contains(kind) ? single.putIfAbsent(kind, it.positionOf("kind")) : null;
        if (earlier != null) {
            binders.defects()
                    .add(
                            it.positionOf("kind"),
                            "a second fault target of kind " + Quote.of(kind.word()) + ", first at " + earlier,
                            "one such target, for a system has one",
                            "remove one of the two");
        }
    }

    private List<String> purposes(Members it, Kind kind) {
        if (kind != Kind.PROVIDER && it.has("purposes")) {
            binders.defects()
                    .add(
                            it.positionOf("purposes"),
                            "purposes of a fault target of kind " + Quote.of(kind.word()),
                            "'purposes' only of a provider",
                            "remove 'purposes'");
        }
        Distinct distinct = new Distinct("purpose", "remove one of the two", binders.defects());
        return it.has("purposes") ? it.filledList("purposes", distinct.of(binders::name)) : List.of();
    }
}
