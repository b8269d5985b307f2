package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.model.Expectation.Parity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Judge that users get what they would have got without the incident. Requests are paired by ordinal of arrival. */
final class ParityCheck extends DeclaredCheck {

    private final Parity wanted;
    private final Likeness likeness;

    ParityCheck(Parity wanted) {
        super(
                wanted,
                "the same " + new Likeness(wanted.compare()).words() + " as in the twin "
                        + Evidence.twinName(wanted.twinWithout()) + " for every request"
                        + wanted.requestKind().map(kind -> " of kind " + kind).orElse("")
                        + wanted.after()
                                .map(mark -> " after " + Words.reached(mark))
                                .orElse(""));
        this.wanted = wanted;
        this.likeness = new Likeness(wanted.compare());
    }

    @Override
    public List<List<String>> twins() {
        return List.of(wanted.twinWithout());
    }

    @Override
    Judgement decide(Evidence evidence) {
        Optional<Moment> after = Marks.findOrStart(wanted.after(), evidence);
        if (after.isEmpty()) {
            return Judgement.notExercised(Words.neverReached(wanted.after().orElseThrow()));
        }
        Judgement judgement = compare(after.get(), evidence);
        if (judgement.status() == Status.PASS && likeness.hiddenIn(evidence.log())) {
            return Judgement.notObserved("the system showed no route decision to compare");
        }
        return judgement;
    }

    private Judgement compare(Moment after, Evidence evidence) {
        Requests here = new Requests(evidence.log());
        Requests there = new Requests(evidence.twin(wanted.twinWithout()));
        long pairs = 0;
        long different = 0;
        RequestArrived first = null;
        String difference = "";
        for (RequestArrived request : here.arrivals()) {
            RequestAnswered theirs = there.answer(request.request());
            if (!after.precedes(request)
                    || !concerns(request)
                    || theirs == null
                    || !likeness.pairs(here, request.request())) {
                continue;
            }
            pairs++;
            String found = likeness.difference(request.request(), here, theirs, there, "in the twin");
            if (found != null) {
                different++;
                difference = first == null ? found : difference;
                first = first == null ? request : first;
            }
        }
        if (pairs == 0) {
            return Judgement.notExercised(Words.noneAfter(
                    wanted.after(),
                    Duration.ZERO,
                    after,
                    here.arrivals(),
                    "no request after that was answered in both runs"));
        }
        Judgement judgement = first == null
                ? Judgement.pass("%d of %d pairs were the same".formatted(pairs, pairs), 0)
                : Judgement.fail(
                        "request %s at %s %s (%d of %d)"
                                .formatted(
                                        Words.request(first.request()),
                                        Words.when(first),
                                        difference,
                                        different,
                                        pairs),
                        place(here, first));
        return judgement.measuring(Measurements.violations(different));
    }

    private boolean concerns(RequestArrived request) {
        return wanted.requestKind().isEmpty() || wanted.requestKind().get().equals(request.requestKind());
    }

    private static long place(Requests here, RequestArrived request) {
        Event end = here.end(request.request());
        return end == null ? request.sequence() : end.sequence();
    }
}
