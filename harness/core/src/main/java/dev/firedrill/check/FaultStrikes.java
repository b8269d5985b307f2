package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import java.util.Optional;
import org.apiguardian.api.API;

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
                        .formatted(fault.effect().kind().word(), fault.on()),
                touches == 0 ? "it never touched anything" : "it struck %d times".formatted(touches),
                Optional.empty(),
                first,
                "",
                position());
    }
}
