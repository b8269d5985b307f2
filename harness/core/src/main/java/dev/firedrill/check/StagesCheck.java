package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.Stages;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import dev.firedrill.pattern.Patterns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judge the stages of each request that ended: all that happens to it of the named subjects, in the order of the log. An event that
 * two of them speak of, as a decision with its reason, takes the place of both, in either order. Retries of a call are
 * stages of their own.
 */
final class StagesCheck extends DeclaredCheck {

    private final Stages wanted;
    private final List<Subject> subjects;

    StagesCheck(Stages wanted) {
        super(
                wanted,
                "the stages "
                        + String.join(
                                " → ",
                                wanted.order().stream().map(StagesCheck::name).toList())
                        + " and no other for each request"
                        + wanted.requestKind().map(kind -> " of kind " + kind).orElse("")
                        + wanted.status()
                                .map(it -> " that ended with status " + it)
                                .orElse("")
                        + Words.between(wanted.after(), Duration.ZERO, wanted.until()));
        this.wanted = wanted;
        this.subjects = wanted.order().stream().map(Pattern::subject).distinct().toList();
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (Pattern stage : wanted.order()) {
            if (!Happenings.shown(stage, evidence.log())) {
                return Judgement.notObserved(
                        "the system showed no " + stage.subject().word());
            }
        }
        Optional<Span> span = Span.between(wanted.after(), wanted.until(), evidence);
        return span.isEmpty()
                ? Judgement.notExercised(Words.neverReached(wanted.after().orElseThrow()))
                : judge(span.get(), evidence.log());
    }

    private Judgement judge(Span span, EventLog log) {
        Requests requests = new Requests(log);
        List<List<Event>> byRequest = byRequest(log, requests);
        long judged = 0;
        long wrong = 0;
        Difference first = null;
        for (RequestArrived request : requests.arrivals(wanted.requestKind(), span)) {
            if (!ended(requests.end(request.request()))) {
                continue;
            }
            judged++;
            Difference found = difference(request, byRequest.get((int) request.request()));
            wrong += found == null ? 0 : 1;
            first = first == null ? found : first;
        }
        if (judged == 0) {
            return Judgement.notExercised(Words.noneAfter(
                    wanted.after(), Duration.ZERO, span.from(), requests.arrivals(), "no request was in scope"));
        }
        Judgement judgement = first == null
                ? Judgement.pass("%d of %d requests went through them".formatted(judged, judged), 0)
                : Judgement.fail("%s (%d of %d)".formatted(first.found(), wrong, judged), first.place());
        return judgement.measuring(Measurements.violations(wrong));
    }

    private List<List<Event>> byRequest(EventLog log, Requests requests) {
        List<List<Event>> byRequest = new ArrayList<>();
        for (int i = 0; i <= requests.arrivals().size(); i++) {
            byRequest.add(new ArrayList<>());
        }
        subjects.stream()
                .flatMap(subject -> Happenings.types(subject).stream())
                .distinct()
                .<Event>flatMap(type -> log.all(type).stream())
                .filter(event -> requests.known(Concern.of(event)))
                .sorted(Comparator.comparingLong(Event::sequence))
                .forEach(event -> byRequest.get((int) Concern.of(event)).add(event));
        return byRequest;
    }

    private boolean ended(@Nullable Event end) {
        if (end == null || wanted.status().isEmpty()) {
            return end != null;
        }
        String status = end instanceof RequestAnswered answered
                ? answered.status()
                : end instanceof RequestFailed ? Patterns.FAILED : "";
        return wanted.status().get().equals(status);
    }

    private @Nullable Difference difference(RequestArrived request, List<Event> events) {
        int next = 0;
        for (Event event : events) {
            List<Subject> spoken = new ArrayList<>(subjects.stream()
                    .filter(subject -> Patterns.name(subject, event).isPresent())
                    .toList());
            while (!spoken.isEmpty()) {
                Pattern stage = next < wanted.order().size() ? wanted.order().get(next) : null;
                if (stage == null || !spoken.remove(stage.subject()) || !Patterns.matches(stage, event)) {
                    return new Difference(
                            "%s went through '%s' at %s instead of %s"
                                    .formatted(
                                            name(request), shown(stage, spoken, event), Words.when(event), stage(next)),
                            event.sequence());
                }
                next++;
            }
        }
        return next == wanted.order().size()
                ? null
                : new Difference("%s never came to %s".formatted(name(request), stage(next)), request.sequence());
    }

    private static String name(Pattern stage) {
        return stage + (stage.where().isEmpty() ? "" : " with " + stage.where());
    }

    private static String name(RequestArrived request) {
        return "request %s of %s".formatted(Words.request(request.request()), Words.when(request));
    }

    /** Name what an event is to the subject that was wanted, or else to the first one that is left. */
    private static String shown(@Nullable Pattern stage, List<Subject> left, Event event) {
        Subject subject =
                stage != null && Patterns.name(stage.subject(), event).isPresent() ? stage.subject() : left.get(0);
        return subject.word() + ":" + Patterns.name(subject, event).orElse("");
    }

    private String stage(int index) {
        return index < wanted.order().size()
                ? "'%s', stage %d".formatted(name(wanted.order().get(index)), index + 1)
                : "being done with stage " + index;
    }

    /** Hold how a request differed and where. */
    private record Difference(String found, long place) {}
}
