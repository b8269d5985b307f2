package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.FaultBegan;
import dev.firedrill.events.Event.FaultEnded;
import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Prove that a declared fault changed something at all: a drill whose fault never struck has proven nothing. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FaultStrikes implements Check {

    private final Fault fault;

    public FaultStrikes(Fault fault) {
        this.fault = fault;
    }

    @Override
    public String id() {
        return "fault:" + fault.id();
    }

    @Override
    public String kind() {
        return "fault";
    }

    @Override
    public Aspect aspect() {
        return Aspect.OTHER;
    }

    @Override
    public Position position() {
        return fault.position();
    }

    @Override
    public Finding judge(Evidence evidence) {
        long first = 0;
        long touches = 0;
        for (Event.FaultApplied applied : evidence.log().all(Event.FaultApplied.class)) {
            if (applied.fault().equals(fault.id())) {
                first = touches == 0 ? applied.sequence() : first;
                touches++;
            }
        }
        return new Finding(
                id(),
                touches == 0 ? Status.NOT_EXERCISED : Status.PASS,
                "'%s' strikes '%s' at least once"
                        .formatted(fault.effect().kind().word(), String.join("' or '", fault.on())),
                touches == 0 ? missed(evidence) : "it struck %s".formatted(Words.count(touches, "time")),
                Optional.empty(),
                first,
                "",
                position());
    }

    /** Say why it struck nothing, as far as the log tells. */
    private String missed(Evidence evidence) {
        Event began =
                first(evidence.log().all(FaultBegan.class), it -> it.fault().equals(fault.id()));
        if (began == null) {
            return fault.after().map(Words::neverReached).orElse("it never began");
        }
        Event ended =
                first(evidence.log().all(FaultEnded.class), it -> it.fault().equals(fault.id()));
        String window = "its window [%s, %s)"
                .formatted(Words.when(began), ended == null ? "end of the run" : Words.when(ended));
        return window + " " + seen(between(evidence, began, ended));
    }

    /** Say what came by in the window; reads of a flag are in no log. */
    private String seen(List<Event> during) {
        String targets = "'" + String.join("' or '", fault.on()) + "'";
        return switch (fault.effect().kind().strikes()) {
            case PROVIDER ->
                unstruck(during, ProviderCalled.class, ProviderCalled::provider, "call", "to " + targets, "struck");
            case METRIC ->
                unstruck(during, MetricSampled.class, MetricSampled::metric, "sample", "of " + targets, "changed");
            case FLAGS, POINT, COMPONENT, FILES, SINK -> "passed and it changed nothing";
        };
    }

    private <E extends Event> String unstruck(
            List<Event> during, Class<E> type, Function<E, String> target, String what, String of, String did) {
        long passed = during.stream()
                .filter(type::isInstance)
                .filter(it -> fault.on().contains(target.apply(type.cast(it))))
                .count();
        return passed == 0
                ? "saw no %s %s".formatted(what, of)
                : "saw %s %s, none of which it %s".formatted(Words.count(passed, what), of, did);
    }

    private static List<Event> between(Evidence evidence, Event began, @Nullable Event ended) {
        return evidence.log().events().stream()
                .filter(it -> it.sequence() > began.sequence() && (ended == null || it.sequence() < ended.sequence()))
                .toList();
    }

    private static <E extends Event> @Nullable E first(List<E> events, Predicate<E> wanted) {
        return events.stream().filter(wanted).findFirst().orElse(null);
    }
}
