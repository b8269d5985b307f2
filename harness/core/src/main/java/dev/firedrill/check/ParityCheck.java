package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.model.Expectation.Parity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judge that users get what they would have got without the incident. Requests are paired by ordinal of arrival.
 *
 * <p>Problem: "answered in both" alone would call a system recovered that answers nobody any more. Decision: where
 * something of the answer itself is compared ({@code status}, {@code answer}, {@code details}), a request that the twin
 * answers and this run does not is a difference. Where only {@code route} is compared, it is no pair.
 */
final class ParityCheck extends DeclaredCheck {

    private final Parity wanted;
    private final boolean comparesAnswers;
    private final boolean comparesRoutes;

    ParityCheck(Parity wanted) {
        super(
                wanted,
                "the same " + String.join(", ", new TreeSet<>(wanted.compare()))
                        + " as in the twin " + Evidence.twinName(wanted.twinWithout()) + " for every request"
                        + wanted.after()
                                .map(mark -> " after " + Words.reached(mark))
                                .orElse(""));
        this.wanted = wanted;
        this.comparesRoutes = wanted.compare().contains("route");
        this.comparesAnswers = wanted.compare().stream().anyMatch(List.of("status", "answer", "details")::contains);
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
        if (judgement.status() == Status.PASS
                && comparesRoutes
                && evidence.log().all(RouteDecided.class).isEmpty()) {
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
            if (!after.precedes(request) || theirs == null || !paired(here, request)) {
                continue;
            }
            pairs++;
            String found = difference(request.request(), here, there, theirs);
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

    private boolean paired(Requests here, RequestArrived request) {
        return comparesAnswers || here.answer(request.request()) != null;
    }

    private @Nullable String difference(long request, Requests here, Requests there, RequestAnswered theirs) {
        RequestAnswered ours = here.answer(request);
        if (ours == null) {
            return here.end(request) instanceof RequestFailed failed
                    ? "failed with reason " + Words.quote(failed.reason()) + " instead of being answered"
                    : "was never answered, as it was in the twin";
        }
        if (wanted.compare().contains("status") && !ours.status().equals(theirs.status())) {
            return instead("status", ours.status(), theirs.status());
        }
        if (wanted.compare().contains("answer") && !ours.answer().equals(theirs.answer())) {
            return instead("answer", ours.answer(), theirs.answer());
        }
        if (wanted.compare().contains("details") && !ours.details().equals(theirs.details())) {
            return instead(
                    "details", ours.details().toString(), theirs.details().toString());
        }
        String route = route(here.decision(request));
        String theirRoute = route(there.decision(request));
        return comparesRoutes && !route.equals(theirRoute) ? instead("route", route, theirRoute) : null;
    }

    private static String instead(String field, String ours, String theirs) {
        return "had the %s %s instead of %s".formatted(field, Words.quote(ours), Words.quote(theirs));
    }

    private static String route(@Nullable RouteDecided decision) {
        return decision == null ? "" : decision.route();
    }

    private static long place(Requests here, RequestArrived request) {
        Event end = here.end(request.request());
        return end == null ? request.sequence() : end.sequence();
    }
}
