package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RunEnded;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.model.Expectation.NoHang;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judge that requests end within their budget. One that never ended has hung, however soon the run was over. */
final class NoHangCheck extends DeclaredCheck {

    private final NoHang wanted;

    NoHangCheck(NoHang wanted) {
        super(
                wanted,
                "every request%s ends within %s"
                        .formatted(
                                wanted.requestKind()
                                        .map(kind -> " of kind " + kind)
                                        .orElse(""),
                                Times.length(wanted.within().toNanos())));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        Requests requests = new Requests(evidence.log());
        long runEnd = runEnd(evidence.log());
        Tolerance tolerance = Tolerance.of(evidence);
        Stay longest = null;
        Stay worst = null;
        long judged = 0;
        long hung = 0;
        for (RequestArrived request : requests.arrivals(wanted.requestKind(), Span.WHOLE)) {
            Stay stay = Stay.of(request, requests.end(request.request()), runEnd);
            judged++;
            longest = longer(longest, stay);
            if (stay.end == null || stay.length > wanted.within().toNanos() + tolerance.nanos()) {
                hung++;
                worst = longer(worst, stay);
            }
        }
        return longest == null
                ? Judgement.notExercised("no request in scope arrived")
                : judge(longest, worst, hung, judged, tolerance);
    }

    private static long runEnd(EventLog log) {
        List<RunEnded> ended = log.all(RunEnded.class);
        Event last = ended.isEmpty() ? null : ended.get(0);
        if (last == null && log.size() > 0) {
            last = log.at(log.lastSequence());
        }
        return last == null ? 0 : last.time();
    }

    private static Stay longer(@Nullable Stay one, Stay other) {
        return one == null || other.length > one.length ? other : one;
    }

    private Judgement judge(Stay longest, @Nullable Stay worst, long hung, long judged, Tolerance tolerance) {
        Judgement judgement = worst == null
                ? Judgement.pass(
                        "the longest of %s, %s".formatted(Words.count(judged, "request"), longest.words()),
                        longest.place())
                : Judgement.fail("%s (%d of %d)".formatted(worst.words(), hung, judged), worst.place());
        long from = longest.request.time();
        Measurement exact =
                Measurements.delay(from, from + longest.length, Optional.empty(), Optional.of(wanted.within()));
        Judgement measured = judgement.measuring(tolerance.widened(exact));
        boolean neverEnded = worst != null && worst.end == null; // however narrow the budget
        return neverEnded ? measured : tolerance.blurs(exact).orElse(measured);
    }

    /** Hold how long a request stayed: to its end, or to that of the run. */
    private record Stay(RequestArrived request, @Nullable Event end, long length) {

        static Stay of(RequestArrived request, @Nullable Event end, long runEnd) {
            return new Stay(request, end, (end == null ? runEnd : end.time()) - request.time());
        }

        String words() {
            return "request %s at %s %s"
                    .formatted(
                            Words.request(request.request()),
                            Words.when(request),
                            end == null
                                    ? "had not ended when the run did, " + Times.length(length) + " later"
                                    : "took " + Times.length(length));
        }

        long place() {
            return end == null ? request.sequence() : end.sequence();
        }
    }
}
