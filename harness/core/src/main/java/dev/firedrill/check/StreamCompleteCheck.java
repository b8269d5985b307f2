package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.model.Expectation.StreamComplete;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judge that no user takes a part for the whole. A request is judged by the last answer it had to show: the last call
 * before its end of which anything came but an error, for whatever purpose unless one is named.
 *
 * <p>Problem: where a retry after a truncated answer brought nothing at all, a careless system shows the truncated one.
 * Decision: a refused or failed retry does not make up for it; only a whole answer does. When the answer ended does not
 * matter: a system may tell its user first and hang up afterwards, or never.
 */
final class StreamCompleteCheck extends DeclaredCheck {

    private final StreamComplete wanted;

    StreamCompleteCheck(StreamComplete wanted) {
        super(wanted, words(wanted));
        this.wanted = wanted;
    }

    private static String words(StreamComplete wanted) {
        return "where the last answer%s%s to a request was truncated, the request fails%s"
                .formatted(
                        wanted.provider().map(it -> " of '" + it + "'").orElse(" of a provider"),
                        wanted.purpose().map(it -> " for '" + it + "'").orElse(""),
                        wanted.reportedBy().isEmpty()
                                ? ""
                                : " or is answered with the status "
                                        + String.join(" or ", new TreeSet<>(wanted.reportedBy())));
    }

    @Override
    Judgement decide(Evidence evidence) {
        Exchanges exchanges = new Exchanges(evidence.log(), wanted.provider(), wanted.purpose());
        if (exchanges.untraced()) {
            return Judgement.notObserved(Exchanges.UNTRACED);
        }
        Requests requests = new Requests(evidence.log());
        Outcomes outcomes = new Outcomes();
        for (RequestArrived request : requests.arrivals()) {
            Event end = requests.end(request.request());
            Exchange last = end == null ? null : last(exchanges.of(request.request()), end);
            if (end != null && last != null) {
                outcomes.add(last, end);
            }
        }
        return outcomes.judge();
    }

    private static @Nullable Exchange last(List<Exchange> exchanges, Event end) {
        for (int i = exchanges.size() - 1; i >= 0; i--) {
            Exchange exchange = exchanges.get(i);
            if (exchange.called().sequence() < end.sequence() && exchange.brought()) {
                return exchange;
            }
        }
        return null;
    }

    /** Count how requests came out: complete, truncated and reported, truncated and presented as complete. */
    private final class Outcomes {

        private long complete;
        private long reported;
        private long presented;
        private String first = "";
        private long place;
        private long told;

        void add(Exchange last, Event end) {
            if (last.whole()) {
                complete += end instanceof RequestAnswered ? 1 : 0;
            } else if (end instanceof RequestAnswered answered
                    && !wanted.reportedBy().contains(answered.status())) {
                present(last, answered);
            } else {
                told = reported++ == 0 ? end.sequence() : told;
            }
        }

        private void present(Exchange last, RequestAnswered answered) {
            if (presented++ == 0) {
                first = "request %s was answered with status %s at %s, but the answer of %s %s; "
                        .formatted(
                                Words.request(answered.request()),
                                Words.quote(answered.status()),
                                Words.when(answered),
                                Words.quote(last.called().provider()),
                                last.flaw());
                place = answered.sequence();
            }
        }

        Judgement judge() {
            if (presented + reported == 0) {
                return Judgement.notExercised("no request ended after a truncated answer");
            }
            String counts = "%d complete, %d truncated and reported, %d truncated and presented as complete"
                    .formatted(complete, reported, presented);
            Judgement judgement = presented == 0 ? Judgement.pass(counts, told) : Judgement.fail(first + counts, place);
            return judgement.measuring(Measurements.violations(presented));
        }
    }
}
