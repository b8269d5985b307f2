package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.FaultBegan;
import dev.firedrill.events.Event.FaultEnded;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Prove that a declared fault touched something at all: a drill whose fault never struck has proven nothing. */
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
        if (fault.effect().kind().strikes() != FaultTarget.Kind.PROVIDER) {
            return window + " passed and it touched nothing";
        }
        long calls = evidence.log().all(ProviderCalled.class).stream()
                .filter(it -> fault.on().contains(it.provider()))
                .filter(it -> it.sequence() > began.sequence() && (ended == null || it.sequence() < ended.sequence()))
                .count();
        String targets = "'" + String.join("' or '", fault.on()) + "'";
        return calls == 0
                ? "%s saw no call to %s".formatted(window, targets)
                : "%s saw %s to %s, none of which it struck".formatted(window, Words.count(calls, "call"), targets);
    }

    private static <E extends Event> @Nullable E first(List<E> events, Predicate<E> wanted) {
        return events.stream().filter(wanted).findFirst().orElse(null);
    }
}
