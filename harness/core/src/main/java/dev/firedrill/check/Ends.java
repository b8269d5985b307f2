package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.Event.RunEnded;
import dev.firedrill.events.EventLog;
import java.util.List;

/** Judge that every request that arrived ended exactly once, and that nothing ended that never arrived. */
final class Ends {

    private final EventLog log;
    private final List<RequestArrived> arrivals;
    private final int[] ends;
    private long wrong;
    private String firstWrong = "";
    private long place;

    private Ends(EventLog log) {
        this.log = log;
        this.arrivals = log.all(RequestArrived.class);
        this.ends = new int[arrivals.size() + 1];
    }

    static Judgement judge(EventLog log) {
        return new Ends(log).judge();
    }

    private Judgement judge() {
        for (RequestAnswered answered : log.all(RequestAnswered.class)) {
            count(answered.request(), answered);
        }
        for (RequestFailed failed : log.all(RequestFailed.class)) {
            count(failed.request(), failed);
        }
        for (RequestArrived arrived : arrivals) {
            if (!known(arrived.request())) {
                wrong(name(arrived.request()) + " is not the place of any arrival", arrived);
            } else if (ends[(int) arrived.request()] == 0) {
                wrong(
                        name(arrived.request()) + " of " + Words.when(arrived) + " was neither answered nor failed"
                                + waiting(),
                        arrived);
            }
        }
        Judgement judgement = wrong == 0
                ? Judgement.pass(ended(), 0)
                : Judgement.fail("%s (%d of %d)".formatted(firstWrong, wrong, arrivals.size()), place);
        return judgement.measuring(Measurements.violations(wrong));
    }

    /** Say how they ended as well: where all failed, nothing was lost and yet little is well. */
    private String ended() {
        int all = arrivals.size();
        int answered = log.all(RequestAnswered.class).size();
        return "%d of %d requests ended once: %d answered, %d failed".formatted(all, all, answered, all - answered);
    }

    private void count(long request, Event end) {
        if (!known(request)) {
            wrong(name(request) + " ended at " + Words.when(end) + " without having arrived", end);
        } else if (++ends[(int) request] > 1) {
            wrong(name(request) + " ended once more at " + Words.when(end), end);
        }
    }

    private boolean known(long request) {
        return request >= 1 && request <= arrivals.size();
    }

    private void wrong(String what, Event event) {
        if (wrong++ == 0) {
            firstWrong = what;
            place = event.sequence();
        }
    }

    private static String name(long request) {
        return "request " + Words.request(request);
    }

    private String waiting() {
        List<RunEnded> ended = log.all(RunEnded.class);
        return ended.isEmpty() || ended.get(0).waiting().isBlank()
                ? ""
                : "; waiting: " + Words.quote(ended.get(0).waiting());
    }
}
