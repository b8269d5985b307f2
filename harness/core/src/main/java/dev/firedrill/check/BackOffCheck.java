package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RunEnded;
import dev.firedrill.events.Times;
import dev.firedrill.model.Expectation.BackOff;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judge how long requests wait between the end of one attempt and the call of the next at the same purpose. An attempt
 * that goes out before the one before it has ended waited for nothing.
 *
 * <p>Problem: a wait that the end of the run cuts off is followed by no call. Decision: where a request has no end and its
 * last attempt ended as one that is tried again, it waited until the run ended. That can only break the limit: how much
 * longer it would have waited, no log tells.
 */
final class BackOffCheck extends DeclaredCheck {

    private final BackOff wanted;

    BackOffCheck(BackOff wanted) {
        super(
                wanted,
                "no request waits longer than %s between its attempts, all waits added"
                        .formatted(Times.length(wanted.atMost().toNanos())));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        Exchanges exchanges = new Exchanges(evidence.log());
        if (exchanges.untraced()) {
            return Judgement.notObserved(Exchanges.UNTRACED);
        }
        Requests requests = new Requests(evidence.log());
        long runEnd = evidence.log().all(RunEnded.class).stream()
                .mapToLong(Event::time)
                .findFirst()
                .orElse(0);
        Tolerance tolerance = Tolerance.of(evidence);
        Waits worst = null;
        long retried = 0;
        long over = 0;
        for (RequestArrived request : requests.arrivals()) {
            List<Exchange> made = exchanges.of(request.request());
            Waits waits = Waits.of(made);
            if (requests.end(request.request()) == null && !made.isEmpty()) {
                Waits soFar = Waits.until(runEnd, waits, made.get(made.size() - 1));
                waits = soFar != null && isOver(soFar, tolerance) ? soFar : waits;
            }
            if (waits != null) {
                retried++;
                over += isOver(waits, tolerance) ? 1 : 0;
                worst = worst == null || waits.beyond(tolerance) > worst.beyond(tolerance) ? waits : worst;
            }
        }
        return worst == null
                ? Judgement.notExercised("no request made a second attempt")
                : judge(worst, over, retried, tolerance);
    }

    private boolean isOver(Waits waits, Tolerance tolerance) {
        return waits.beyond(tolerance) > wanted.atMost().toNanos();
    }

    private Judgement judge(Waits worst, long over, long retried, Tolerance tolerance) {
        Measurement exact = Measurements.delay(
                worst.from, worst.from + worst.total, Optional.empty(), Optional.of(wanted.atMost()));
        String found = "request %s waited %s in all %s"
                .formatted(Words.request(worst.last.request()), Times.length(worst.total), worst.places());
        Judgement judgement = over == 0
                ? Judgement.pass("%s; the longest of %d".formatted(found, retried), worst.last.sequence())
                : Judgement.fail("%s (%d of %d)".formatted(found, over, retried), worst.last.sequence());
        Tolerance ofAll = worst.blur(tolerance);
        return ofAll.blurs(exact).orElse(judgement.measuring(ofAll.widened(exact)));
    }

    /**
     * Hold the waits of one request, added up.
     *
     * @param from when the first wait began
     * @param last the last call that was waited for, or the one before a wait that the end of the run cut off
     */
    private record Waits(long total, int count, long from, ProviderCalled last, boolean cutOff) {

        static @Nullable Waits of(List<Exchange> exchanges) {
            Waits waits = null;
            for (int i = 1; i < exchanges.size(); i++) {
                Exchange before = before(exchanges, i);
                if (before != null) {
                    ProviderCalled call = exchanges.get(i).called();
                    Event end = before.end();
                    long from = end == null ? call.time() : Math.min(end.time(), call.time());
                    waits = waits == null
                            ? new Waits(call.time() - from, 1, from, call, false)
                            : new Waits(waits.total + call.time() - from, waits.count + 1, waits.from, call, false);
                }
            }
            return waits;
        }

        /** Add the wait after the last call, if there was one to come. */
        static @Nullable Waits until(long runEnd, @Nullable Waits before, Exchange last) {
            Event end = last.end();
            if (end == null || !last.invitesRetry()) {
                return null;
            }
            long more = runEnd - end.time();
            return before == null
                    ? new Waits(more, 0, end.time(), last.called(), true)
                    : new Waits(before.total + more, before.count, before.from, last.called(), true);
        }

        /** Each wait is blurred on its own. */
        Tolerance blur(Tolerance ofOne) {
            return new Tolerance(ofOne.nanos() * (cutOff ? count + 1 : count));
        }

        /** Give the least that was waited for, as far as the tolerance lets tell. */
        long beyond(Tolerance ofOne) {
            return total - blur(ofOne).nanos();
        }

        String places() {
            String when = Words.when(last);
            if (count == 0) {
                return "after its attempt at " + when + " until the run ended";
            }
            String calls = "before " + Words.count(count, "more attempt") + ", the last at " + when;
            return cutOff ? calls + ", and after it until the run ended" : calls;
        }

        /** Find the attempt before, at the same purpose. */
        private static @Nullable Exchange before(List<Exchange> exchanges, int index) {
            String purpose = exchanges.get(index).called().purpose();
            for (int i = index - 1; i >= 0; i--) {
                if (exchanges.get(i).called().purpose().equals(purpose)) {
                    return exchanges.get(i);
                }
            }
            return null;
        }
    }
}
