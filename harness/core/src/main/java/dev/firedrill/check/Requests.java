package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.EventLog;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** View a log by request: ordinals are places among the arrivals, so that arrays serve as maps. */
final class Requests {

    private final List<RequestArrived> arrivals;
    private final @Nullable RouteDecided[] decisions;
    private final @Nullable Event[] ends;

    Requests(EventLog log) {
        arrivals = log.all(RequestArrived.class);
        decisions = new RouteDecided[arrivals.size() + 1];
        ends = new Event[arrivals.size() + 1];
        for (RouteDecided decision : log.all(RouteDecided.class)) {
            if (known(decision.request())) {
                decisions[(int) decision.request()] = decision;
            }
        }
        for (RequestAnswered answered : log.all(RequestAnswered.class)) {
            keepFirst(answered.request(), answered);
        }
        for (RequestFailed failed : log.all(RequestFailed.class)) {
            keepFirst(failed.request(), failed);
        }
    }

    private void keepFirst(long request, Event end) {
        if (known(request)) {
            Event kept = ends[(int) request];
            ends[(int) request] = kept == null || end.sequence() < kept.sequence() ? end : kept;
        }
    }

    /**
     * Say whether a request takes another path than it asked for. A system that detects nothing leaves {@code detected}
     * blank; then there is nothing to differ from.
     */
    static boolean rerouted(RouteDecided decision) {
        return !decision.detected().isBlank() && !decision.route().equals(decision.detected());
    }

    List<RequestArrived> arrivals() {
        return arrivals;
    }

    /** Give those of a kind, or of all kinds, that arrived in a part of the run. */
    List<RequestArrived> arrivals(Optional<String> kind, Span span) {
        return arrivals.stream()
                .filter(it -> kind.isEmpty() || kind.get().equals(it.requestKind()))
                .filter(span::holds)
                .toList();
    }

    /** Say whether such a request arrived. */
    boolean known(long request) {
        return request >= 1 && request <= arrivals.size();
    }

    /** Give the last decision, which is the one that served the request. */
    @Nullable
    RouteDecided decision(long request) {
        return known(request) ? decisions[(int) request] : null;
    }

    /** Give what the user got first: the answer or the failure. */
    @Nullable
    Event end(long request) {
        return known(request) ? ends[(int) request] : null;
    }

    /** Give the answer, unless the user got a failure or nothing. */
    @Nullable
    RequestAnswered answer(long request) {
        return end(request) instanceof RequestAnswered answered ? answered : null;
    }
}
