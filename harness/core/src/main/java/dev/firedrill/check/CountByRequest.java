package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.Count;
import dev.firedrill.model.Expectation.Count.Per;
import dev.firedrill.model.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Count for each request of one run how often something happened to it. */
final class CountByRequest {

    private final Count wanted;
    private final Span span;
    private final Requests requests;
    private final int[] counted;
    private final int[] others;
    private final boolean traced;
    private long judged;
    private long happened;
    private long wrong;
    private @Nullable RequestArrived firstWrong;

    CountByRequest(Count wanted, Span span, EventLog log) {
        this.wanted = wanted;
        this.span = span;
        this.requests = new Requests(log);
        this.counted = new int[requests.arrivals().size() + 1];
        this.others = new int[requests.arrivals().size() + 1];
        boolean own = count(wanted.pattern(), log, counted);
        this.traced = own && wanted.sameAs().map(it -> count(it, log, others)).orElse(true);
    }

    /** Count by request; say whether what happened could be told to belong to requests. */
    private static boolean count(Pattern pattern, EventLog log, int[] counts) {
        List<Event> events = Happenings.of(pattern, log);
        boolean traced = events.isEmpty();
        for (Event event : events) {
            long request = Concern.of(event);
            if (request >= 1 && request < counts.length) {
                counts[(int) request]++;
                traced = true;
            }
        }
        return traced;
    }

    Judgement judge() {
        if (!traced) {
            return Judgement.notObserved("it happened, and never could be told to which request");
        }
        requests.arrivals(wanted.requestKind(), span).stream()
                .filter(this::isInScope)
                .forEach(this::judge);
        if (judged == 0) {
            return Judgement.notExercised(Words.noneAfter(
                    wanted.after(), Duration.ZERO, span.from(), requests.arrivals(), "no request in scope ended"));
        }
        if (happened == 0 && wanted.sameAs().isPresent()) {
            return Judgement.notExercised("neither ever happened to any of " + Words.count(judged, "request"));
        }
        return judgement().measuring(Measurements.violations(wrong));
    }

    private boolean isInScope(RequestArrived request) {
        RouteDecided decision = requests.decision(request.request());
        return requests.end(request.request()) != null
                && (wanted.per() != Per.REROUTED || (decision != null && Requests.rerouted(decision)));
    }

    private void judge(RequestArrived request) {
        int times = counted[(int) request.request()];
        Often often = others(request).map(Often::exactly).orElseGet(() -> Often.declared(wanted));
        judged++;
        happened += times + others(request).orElse(0);
        if (!often.admits(times) && wrong++ == 0) {
            firstWrong = request;
        }
    }

    private Optional<Integer> others(RequestArrived request) {
        return wanted.sameAs().map(it -> others[(int) request.request()]);
    }

    private Judgement judgement() {
        return firstWrong == null
                ? Judgement.pass("right for %d of %d requests".formatted(judged, judged), 0)
                : Judgement.fail(
                        "for request %s of %s %s (%d of %d)"
                                .formatted(
                                        Words.request(firstWrong.request()),
                                        Words.when(firstWrong),
                                        CountCheck.happened(counted[(int) firstWrong.request()], others(firstWrong)),
                                        wrong,
                                        judged),
                        firstWrong.sequence());
    }
}
