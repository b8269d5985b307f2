package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.model.Expectation.Routing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judge where requests went. A request is served by its last decision; one that was answered although no path was ever
 * chosen for it slipped past the switch and counts against it.
 */
final class RoutingCheck extends DeclaredCheck {

    private final Routing wanted;

    RoutingCheck(Routing wanted) {
        super(wanted, words(wanted));
        this.wanted = wanted;
    }

    private static String words(Routing wanted) {
        return "route " + wanted.to()
                + wanted.reason().map(reason -> " with reason " + reason).orElse("")
                + " for every request"
                + wanted.requestKind().map(kind -> " of kind " + kind).orElse("")
                + wanted.detected().map(route -> " detected as " + route).orElse("")
                + Words.between(wanted.after(), wanted.within(), wanted.until());
    }

    @Override
    Judgement decide(Evidence evidence) {
        Requests requests = new Requests(evidence.log());
        if (!requests.arrivals().isEmpty()
                && evidence.log().all(RouteDecided.class).isEmpty()) {
            return Judgement.notObserved("the system showed no route decision");
        }
        Optional<Span> marked = Span.inside(wanted.after(), wanted.until(), evidence);
        if (marked.isEmpty()) {
            return Judgement.notExercised(Words.neverReached(wanted.after().orElseThrow()));
        }
        Moment from = marked.get().from().plus(wanted.within());
        Span span = new Span(from, marked.get().until());
        Judgement judgement = decide(requests, span);
        return judgement.status() == Status.FAIL
                ? judgement
                : Tolerance.of(evidence).blurs(span).orElse(judgement);
    }

    private Judgement decide(Requests requests, Span span) {
        long judged = 0;
        long wrong = 0;
        RequestArrived firstWrong = null;
        Event last = null;
        for (RequestArrived request : requests.arrivals()) {
            if (!span.holds(request) || !concerns(request, requests.decision(request.request()))) {
                continue;
            }
            RouteDecided decision = requests.decision(request.request());
            Event shown = decision != null ? decision : requests.answer(request.request());
            if (shown == null) {
                continue;
            }
            judged++;
            last = shown;
            if (!right(decision)) {
                wrong++;
                firstWrong = firstWrong == null ? request : firstWrong;
            }
        }
        if (last == null) {
            return Judgement.notExercised(Words.noneAfter(
                    wanted.after(),
                    wanted.within(),
                    span.from(),
                    requests.arrivals(),
                    "no request in scope was decided"));
        }
        Judgement judgement = firstWrong == null
                ? Judgement.pass("%d of %d requests went to %s".formatted(judged, judged, wanted.to()), last.sequence())
                : astray(requests, firstWrong, wrong, judged);
        return judgement.measuring(Measurements.violations(wrong));
    }

    private boolean concerns(RequestArrived request, @Nullable RouteDecided decision) {
        if (wanted.requestKind().isPresent() && !wanted.requestKind().get().equals(request.requestKind())) {
            return false;
        }
        return wanted.detected().isEmpty()
                || (decision != null && wanted.detected().get().equals(decision.detected()));
    }

    private boolean right(@Nullable RouteDecided decision) {
        return decision != null
                && decision.route().equals(wanted.to())
                && (wanted.reason().isEmpty() || wanted.reason().get().equals(decision.reason()));
    }

    private Judgement astray(Requests requests, RequestArrived request, long wrong, long judged) {
        RouteDecided decision = requests.decision(request.request());
        String what = decision == null ? "was answered without a route decision" : "went to " + went(decision);
        Event place = decision != null ? decision : request;
        return Judgement.fail(
                "request %s at %s%s %s (%d of %d)"
                        .formatted(
                                Words.request(request.request()),
                                Words.when(request),
                                meant(decision),
                                what,
                                wrong,
                                judged),
                place.sequence());
    }

    private static String meant(@Nullable RouteDecided decision) {
        return decision == null || decision.detected().isBlank() ? "" : ", detected as " + decision.detected() + ",";
    }

    private static String went(RouteDecided decision) {
        return decision.route()
                + (decision.reason().isBlank() ? " with no reason" : " with reason " + Words.quote(decision.reason()));
    }
}
