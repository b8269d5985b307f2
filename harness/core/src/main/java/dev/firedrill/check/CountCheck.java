package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.Count;
import dev.firedrill.model.Expectation.Count.Per;
import dev.firedrill.model.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judge how often something happens: over a part of the run, or to each request that started in it and ended.
 *
 * <p>Where two things must happen equally often, neither happening proves nothing.
 */
final class CountCheck extends DeclaredCheck {

    private final Count wanted;

    CountCheck(Count wanted) {
        super(wanted, words(wanted));
        this.wanted = wanted;
    }

    private static String words(Count wanted) {
        String each = switch (wanted.per()) {
            case RUN -> "";
            case REQUEST -> " for each request";
            case REROUTED -> " for each rerouted request";
        };
        String often = wanted.sameAs()
                .map(other -> "as often as " + Happenings.words(other))
                .orElseGet(() -> Often.declared(wanted).words());
        return "%s: %s%s%s%s"
                .formatted(
                        Happenings.words(wanted.pattern()),
                        often,
                        each,
                        wanted.requestKind().map(kind -> " of kind " + kind).orElse(""),
                        Words.between(wanted.after(), Duration.ZERO, wanted.until()));
    }

    @Override
    Judgement decide(Evidence evidence) {
        String unseen = unseen(evidence.log());
        if (unseen != null) {
            return Judgement.notObserved(unseen);
        }
        Optional<Span> span = Span.between(wanted.after(), wanted.until(), evidence);
        if (span.isEmpty()) {
            return Judgement.notExercised(Words.neverReached(wanted.after().orElseThrow()));
        }
        return wanted.per() == Per.RUN
                ? overRun(span.get(), evidence.log())
                : new CountByRequest(wanted, span.get(), evidence.log()).judge();
    }

    /** Say what the system does not show although it is needed here. */
    private @Nullable String unseen(EventLog log) {
        if (wanted.per() == Per.REROUTED && log.all(RouteDecided.class).isEmpty()) {
            return "the system showed no route decision, so that nobody knows what was rerouted";
        }
        for (Pattern pattern : patterns()) {
            if (!Happenings.shown(pattern, log)) {
                return "the system showed no " + pattern.subject().word();
            }
            if (wanted.per() != Per.RUN && !Happenings.concernRequests(pattern.subject())) {
                return "what '%s' names happens to no request".formatted(pattern);
            }
        }
        return null;
    }

    private List<Pattern> patterns() {
        return Stream.concat(Stream.of(wanted.pattern()), wanted.sameAs().stream())
                .toList();
    }

    private Judgement overRun(Span span, EventLog log) {
        List<Event> counted = in(span, wanted.pattern(), log);
        Optional<Integer> others =
                wanted.sameAs().map(other -> in(span, other, log).size());
        Often often = others.map(Often::exactly).orElseGet(() -> Often.declared(wanted));
        if (counted.isEmpty() && others.isPresent() && others.get() == 0) {
            return Judgement.notExercised("neither ever happened");
        }
        Judgement judgement = often.admits(counted.size())
                ? Judgement.pass(happened(counted.size(), others), 0)
                : Judgement.fail(happened(counted.size(), others), place(counted, often, span));
        return judgement.measuring(often.measure(counted.size()));
    }

    private static List<Event> in(Span span, Pattern pattern, EventLog log) {
        return Happenings.of(pattern, log).stream().filter(span::holds).toList();
    }

    /** Say how often it happened, and how often the other thing did. */
    static String happened(int times, Optional<Integer> others) {
        return "it happened " + Words.count(times, "time")
                + others.map(it -> ", the other " + Words.count(it, "time")).orElse("");
    }

    /** Show the first that is too many, or else where counting began. */
    private static long place(List<Event> counted, Often often, Span span) {
        long most = often.upper().orElse(Long.MAX_VALUE);
        return counted.size() > most
                ? counted.get((int) most).sequence()
                : span.from().sequence();
    }
}
