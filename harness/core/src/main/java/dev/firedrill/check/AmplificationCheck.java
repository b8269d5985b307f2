package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.model.Expectation.Amplification;
import java.util.List;
import java.util.Optional;

/** Judge how many calls to providers the requests of a run cost: on average, and the worst of them. */
final class AmplificationCheck extends DeclaredCheck {

    private final Amplification wanted;

    AmplificationCheck(Amplification wanted) {
        super(wanted, words(wanted));
        this.wanted = wanted;
    }

    private static String words(Amplification wanted) {
        String each = wanted.each().isPresent()
                ? ", and at most %d for any single one".formatted(wanted.each().getAsInt())
                : "";
        return "at most %s%s for a request on average%s"
                .formatted(calls(wanted.atMost()), Words.calledFor(wanted.provider(), Optional.empty()), each);
    }

    private static String calls(double number) {
        return Numbers.plain(number) + (number == 1 ? " call" : " calls");
    }

    @Override
    Judgement decide(Evidence evidence) {
        List<RequestArrived> arrivals = evidence.log().all(RequestArrived.class);
        if (arrivals.isEmpty()) {
            return Judgement.notExercised("no request arrived");
        }
        Exchanges exchanges = new Exchanges(evidence.log(), wanted.provider(), Optional.empty());
        if (exchanges.all().isEmpty()) {
            return Judgement.notExercised("no call was made");
        }
        return decide(arrivals.size(), exchanges);
    }

    private Judgement decide(int requests, Exchanges exchanges) {
        int calls = exchanges.all().size();
        // Not calls <= atMost * requests: only a quotient rounds to the same number as the limit in the file does.
        boolean within = (double) calls / requests <= wanted.atMost();
        String mean = "%s for a request on average, %s for %s"
                .formatted(
                        calls((double) calls / requests), Words.count(calls, "call"), Words.count(requests, "request"));
        if (exchanges.untraced()) {
            return untraced(within, mean, exchanges.all());
        }
        long worst = worst(requests, exchanges);
        Judgement judgement = judge(within, exchanges.of(worst), mean, Words.request(worst));
        return judgement.measuring(Measurements.count(exchanges.of(worst).size(), wanted.each()));
    }

    /** Whose the calls were matters only to the limit of the single request. */
    private Judgement untraced(boolean within, String mean, List<Exchange> calls) {
        long last = place(calls, calls.size() - 1);
        if (!within) {
            return Judgement.fail(mean, last);
        }
        return wanted.each().isPresent() ? Judgement.notObserved(Exchanges.UNTRACED) : Judgement.pass(mean, last);
    }

    private Judgement judge(boolean within, List<Exchange> worst, String mean, String name) {
        String found = "%s; most for %s, %d".formatted(mean, name, worst.size());
        int limit = wanted.each().orElse(Integer.MAX_VALUE);
        if (worst.size() > limit) {
            return Judgement.fail(found, place(worst, limit));
        }
        long last = place(worst, worst.size() - 1);
        return within ? Judgement.pass(found, last) : Judgement.fail(found, last);
    }

    private static long worst(int requests, Exchanges exchanges) {
        long worst = 1;
        for (long request = 2; request <= requests; request++) {
            if (exchanges.of(request).size() > exchanges.of(worst).size()) {
                worst = request;
            }
        }
        return worst;
    }

    private static long place(List<Exchange> calls, int index) {
        Event call = calls.get(index).called();
        return call.sequence();
    }
}
