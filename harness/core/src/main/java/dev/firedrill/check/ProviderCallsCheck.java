package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.model.Expectation.ProviderCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judge how often and in which order each request calls a provider. The order is judged where a request calls at all,
 * for whether it must is the matter of {@code atLeast}; and one that was not answered may have stopped on the way.
 */
final class ProviderCallsCheck extends DeclaredCheck {

    private final ProviderCalls wanted;

    ProviderCallsCheck(ProviderCalls wanted) {
        super(wanted, words(wanted));
        this.wanted = wanted;
    }

    private static String words(ProviderCalls wanted) {
        return amount(wanted) + Words.calledFor(wanted.provider(), wanted.purpose()) + " by every request"
                + wanted.requestKind().map(kind -> " of kind " + kind).orElse("")
                + Words.between(wanted.after(), Duration.ZERO, Optional.empty())
                + (wanted.order().isEmpty() ? "" : ", in the order " + String.join(", ", wanted.order()));
    }

    private static String amount(ProviderCalls wanted) {
        int least = wanted.atLeast();
        if (wanted.atMost().isEmpty()) {
            return least == 0 ? "any number of calls" : "at least " + Words.count(least, "call");
        }
        int most = wanted.atMost().getAsInt();
        if (least == most) {
            return most == 0 ? "no call" : "exactly " + Words.count(most, "call");
        }
        return (least == 0 ? "at most " : least + " to ") + Words.count(most, "call");
    }

    @Override
    Judgement decide(Evidence evidence) {
        Optional<Span> span = Span.between(wanted.after(), Optional.empty(), evidence);
        if (span.isEmpty()) {
            return Judgement.notExercised(Words.neverReached(wanted.after().orElseThrow()));
        }
        Requests requests = new Requests(evidence.log());
        List<RequestArrived> judged = requests.arrivals(wanted.requestKind(), span.get());
        if (judged.isEmpty()) {
            return Judgement.notExercised(Words.noneAfter(
                    wanted.after(),
                    Duration.ZERO,
                    span.get().from(),
                    requests.arrivals(),
                    "no request in scope arrived"));
        }
        Exchanges exchanges = new Exchanges(evidence.log(), wanted.provider(), wanted.purpose());
        if (exchanges.untraced()) {
            return Judgement.notObserved(Exchanges.UNTRACED);
        }
        Optional<String> unheard = wanted.purpose().filter(it -> isUnheardOf(it, evidence));
        return !mayCall() && unheard.isPresent()
                ? Judgement.notExercised("nobody called for %s, and no scripted answer names that purpose"
                        .formatted(Words.quote(unheard.get())))
                : decide(judged, requests, exchanges);
    }

    /** A purpose that is misspelt here would be forbidden in vain. */
    private static boolean isUnheardOf(String purpose, Evidence evidence) {
        return evidence.log().all(ProviderCalled.class).stream()
                        .noneMatch(it -> it.purpose().equals(purpose))
                && evidence.scenario().providers().stream()
                        .flatMap(it -> it.answers().stream())
                        .noneMatch(it -> purpose.equals(it.when().get("purpose")));
    }

    private Judgement decide(List<RequestArrived> judged, Requests requests, Exchanges exchanges) {
        long calls = 0;
        long wrong = 0;
        String first = "";
        long place = 0;
        for (RequestArrived request : judged) {
            List<Exchange> made = exchanges.of(request.request());
            calls += made.size();
            Offence offence = offence(request, made, requests.answer(request.request()) != null);
            if (offence != null && wrong++ == 0) {
                first = "request %s at %s %s"
                        .formatted(Words.request(request.request()), Words.when(request), offence.what());
                place = offence.at().sequence();
            }
        }
        if (wrong == 0 && calls == 0 && mayCall()) {
            return Judgement.notExercised("no request in scope called it");
        }
        Judgement judgement = wrong == 0
                ? Judgement.pass("%s by %s".formatted(Words.count(calls, "call"), count(judged)), 0)
                : Judgement.fail("%s (%d of %d)".formatted(first, wrong, judged.size()), place);
        return judgement.measuring(Measurements.violations(wrong));
    }

    private static String count(List<RequestArrived> judged) {
        return Words.count(judged.size(), "request");
    }

    /** Where calls are allowed but none was made, neither limit nor order was put to the test. */
    private boolean mayCall() {
        return wanted.atMost().isEmpty() || wanted.atMost().getAsInt() > 0;
    }

    private @Nullable Offence offence(RequestArrived request, List<Exchange> made, boolean answered) {
        int most = wanted.atMost().orElse(Integer.MAX_VALUE);
        if (made.size() > most) {
            return new Offence(
                    "made " + Words.count(made.size(), "call"), made.get(most).called());
        }
        if (made.size() < wanted.atLeast()) {
            return new Offence(
                    "made " + (made.isEmpty() ? "no call" : "only " + Words.count(made.size(), "call")), request);
        }
        return wanted.order().isEmpty() || made.isEmpty() ? null : outOfOrder(path(made), answered);
    }

    /** Give the first call of each purpose in its turn: repeated attempts at one purpose are one step. */
    private static List<ProviderCalled> path(List<Exchange> made) {
        List<ProviderCalled> path = new ArrayList<>();
        for (Exchange exchange : made) {
            ProviderCalled call = exchange.called();
            if (path.isEmpty() || !path.get(path.size() - 1).purpose().equals(call.purpose())) {
                path.add(call);
            }
        }
        return path;
    }

    private @Nullable Offence outOfOrder(List<ProviderCalled> path, boolean answered) {
        List<String> order = wanted.order();
        for (int i = 0; i < path.size(); i++) {
            ProviderCalled call = path.get(i);
            if (i == order.size() || !order.get(i).equals(call.purpose())) {
                String due = i == order.size() ? "no more call" : Words.quote(order.get(i));
                return new Offence("called for %s where %s was due".formatted(Words.quote(call.purpose()), due), call);
            }
        }
        return answered && path.size() < order.size()
                ? new Offence(
                        "was answered without a call for " + Words.quote(order.get(path.size())),
                        path.get(path.size() - 1))
                : null;
    }

    /** Say what is wrong with a request's calls, and where it shows. */
    private record Offence(String what, Event at) {}
}
