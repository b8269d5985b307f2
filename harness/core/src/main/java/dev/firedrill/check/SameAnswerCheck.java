package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.SameAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judge that requests of one kind get what those of another kind with the same input get. Of several with the same input
 * the first is compared with the first, the second with the second; when the others run out, with the last of them.
 */
final class SameAnswerCheck extends DeclaredCheck {

    private final SameAnswer wanted;
    private final Likeness likeness;

    SameAnswerCheck(SameAnswer wanted) {
        super(
                wanted,
                "the same %s for requests of kind %s as for those of kind %s with the same input%s"
                        .formatted(
                                new Likeness(wanted.compare()).words(),
                                wanted.of(),
                                wanted.against(),
                                Words.between(wanted.after(), Duration.ZERO, wanted.until())));
        this.wanted = wanted;
        this.likeness = new Likeness(wanted.compare());
    }

    @Override
    Judgement decide(Evidence evidence) {
        if (likeness.hiddenIn(evidence.log())) {
            return Judgement.notObserved("the system showed no route decision to compare");
        }
        Optional<Span> span = Span.inside(wanted.after(), wanted.until(), evidence);
        return span.isEmpty()
                ? Judgement.notExercised(Words.neverReached(wanted.after().orElseThrow()))
                : blurred(span.get(), Tolerance.of(evidence), compare(span.get(), evidence.log()));
    }

    private static Judgement blurred(Span span, Tolerance tolerance, Judgement judgement) {
        return judgement.status() == Status.FAIL
                ? judgement
                : tolerance.blurs(span).orElse(judgement);
    }

    private Judgement compare(Span span, EventLog log) {
        Requests requests = new Requests(log);
        Map<String, Models> models = models(span, requests);
        long pairs = 0;
        long different = 0;
        String first = "";
        long place = 0;
        for (RequestArrived request : requests.arrivals(Optional.of(wanted.of()), span)) {
            Models same = models.get(request.input());
            if (same == null || !likeness.pairs(requests, request.request())) {
                continue;
            }
            pairs++;
            RequestAnswered model = same.next();
            String found =
                    likeness.difference(request.request(), requests, model, requests, "for kind " + wanted.against());
            if (found != null && different++ == 0) {
                first = "request %s at %s %s, which request %s got"
                        .formatted(
                                Words.request(request.request()),
                                Words.when(request),
                                found,
                                Words.request(model.request()));
                place = place(requests.end(request.request()), request);
            }
        }
        if (pairs == 0) {
            return Judgement.notExercised("no input came with both kinds and was answered");
        }
        Judgement judgement = different == 0
                ? Judgement.pass("%d of %d pairs were the same".formatted(pairs, pairs), 0)
                : Judgement.fail("%s (%d of %d)".formatted(first, different, pairs), place);
        return judgement.measuring(Measurements.violations(different));
    }

    private static long place(@Nullable Event end, RequestArrived request) {
        return end == null ? request.sequence() : end.sequence();
    }

    private Map<String, Models> models(Span span, Requests requests) {
        Map<String, Models> models = new HashMap<>();
        for (RequestArrived request : requests.arrivals(Optional.of(wanted.against()), span)) {
            RequestAnswered answer = requests.answer(request.request());
            if (answer != null) {
                models.computeIfAbsent(request.input(), input -> new Models())
                        .answers
                        .add(answer);
            }
        }
        return models;
    }

    /** Hand out the answers to one input, the last of them again and again. */
    private static final class Models {

        private final List<RequestAnswered> answers = new ArrayList<>(1);
        private int taken;

        RequestAnswered next() {
            return answers.get(Math.min(taken++, answers.size() - 1));
        }
    }
}
