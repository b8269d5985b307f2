package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.model.Action;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Position;
import java.util.Optional;
import org.apiguardian.api.API;

/** Prove that a declared action was taken at all: a switch that nobody pulled has proven nothing. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ActionHappens implements Check {

    private final Action action;

    public ActionHappens(Action action) {
        this.action = action;
    }

    @Override
    public String id() {
        return "action:" + action.id();
    }

    @Override
    public String kind() {
        return "action";
    }

    @Override
    public Aspect aspect() {
        return Aspect.OTHER;
    }

    @Override
    public Position position() {
        return action.position();
    }

    @Override
    public Finding judge(Evidence evidence) {
        for (Event.ActionStarted started : evidence.log().all(Event.ActionStarted.class)) {
            if (started.action().equals(action.id())) {
                return finding(Status.PASS, "taken at " + Words.when(started), started.sequence());
            }
        }
        return finding(Status.NOT_EXERCISED, "it was never taken" + waiting(), 0);
    }

    private String waiting() {
        return action.after().map(mark -> ": " + Words.neverReached(mark)).orElse("");
    }

    private Finding finding(Status status, String found, long place) {
        return new Finding(
                id(),
                status,
                "'%s' is taken by %s".formatted(action.verb(), action.actor()),
                found,
                Optional.empty(),
                place,
                "",
                position());
    }
}
