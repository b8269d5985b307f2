package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Times;
import dev.firedrill.model.Expectation.BackOff;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judge how long requests wait between the end of one attempt and the call of the next at the same purpose. An attempt
 * that goes out before the one before it has ended waited for nothing.
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
        Waits worst = null;
        long retried = 0;
        long over = 0;
        for (RequestArrived request : evidence.log().all(RequestArrived.class)) {
            Waits waits = Waits.of(exchanges.of(request.request()));
            if (waits != null) {
                retried++;
                over += waits.total > wanted.atMost().toNanos() ? 1 : 0;
                worst = worst == null || waits.total > worst.total ? waits : worst;
            }
        }
        return worst == null ? Judgement.notExercised("no request made a second attempt") : judge(worst, over, retried);
    }

    private Judgement judge(Waits worst, long over, long retried) {
        Measurement measured = Measurements.delay(
                worst.from, worst.from + worst.total, Optional.empty(), Optional.of(wanted.atMost()));
        String found = "request %s waited %s in all before %s, the last at %s"
                .formatted(
                        Words.request(worst.last.request()),
                        Times.length(worst.total),
                        Words.count(worst.count, "more attempt"),
                        Words.when(worst.last));
        Judgement judgement = over == 0
                ? Judgement.pass("%s; the longest of %d".formatted(found, retried), worst.last.sequence())
                : Judgement.fail("%s (%d of %d)".formatted(found, over, retried), worst.last.sequence());
        return judgement.measuring(measured);
    }

    /**
     * Hold the waits of one request, added up.
     *
     * @param from when the first wait began
     * @param last the last call that was waited for
     */
    private record Waits(long total, int count, long from, ProviderCalled last) {

        static @Nullable Waits of(List<Exchange> exchanges) {
            Waits waits = null;
            for (int i = 1; i < exchanges.size(); i++) {
                Exchange before = before(exchanges, i);
                if (before != null) {
                    ProviderCalled call = exchanges.get(i).called();
                    Event end = before.end();
                    long from = end == null ? call.time() : Math.min(end.time(), call.time());
                    waits = waits == null
                            ? new Waits(call.time() - from, 1, from, call)
                            : new Waits(waits.total + call.time() - from, waits.count + 1, waits.from, call);
                }
            }
            return waits;
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
