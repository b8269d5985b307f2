package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Times;
import dev.firedrill.model.Action;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Position;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Prove that a declared action was taken at all, and ended as declared: a switch that nobody pulled has proven nothing.
 */
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
        Deed deed = Deed.of(action.id(), evidence.log());
        if (deed.started() == null) {
            return finding(Status.NOT_EXERCISED, "it was never taken" + waiting(), 0);
        }
        Event last = deed.ended() == null ? deed.started() : deed.ended();
        String flaw = deed.flaw(action);
        return flaw == null
                ? finding(Status.PASS, "taken at %s".formatted(Words.when(deed.started())), last.sequence())
                : finding(Status.FAIL, "it %s%s".formatted(flaw, unseen(last)), last.sequence());
    }

    private String waiting() {
        return action.after().map(mark -> ": " + Words.neverReached(mark)).orElse("");
    }

    /** Say what a look was for that failed to see it. */
    private String unseen(Event ended) {
        return action.pattern()
                .filter(pattern -> !action.fails() && ended instanceof Event.ActionEnded)
                .map(pattern -> "; it had not happened that " + Happenings.words(pattern))
                .orElse("");
    }

    private String expected() {
        String look = action.pattern()
                .map(pattern -> ", which sees that " + Happenings.words(pattern))
                .orElse("");
        String within = action.within().isZero()
                ? ""
                : " within " + Times.length(action.within().toNanos());
        return "'%s' is taken by %s%s%s%s"
                .formatted(action.verb(), action.actor(), look, within, action.fails() ? " and fails" : " and done");
    }

    private Finding finding(Status status, String found, long place) {
        return new Finding(id(), status, expected(), found, Optional.empty(), place, "", position());
    }
}
