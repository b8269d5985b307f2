package dev.firedrill.check;

import dev.firedrill.events.Event.EventEmitted;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.AtMostOnce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judge that an event is emitted at most once for each key. */
final class AtMostOnceCheck extends DeclaredCheck {

    private final AtMostOnce wanted;

    AtMostOnceCheck(AtMostOnce wanted) {
        super(wanted, "event '%s' at most once for each key".formatted(wanted.event()));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        EventLog log = evidence.log();
        if (log.all(EventEmitted.class).isEmpty()) {
            return Judgement.notObserved("the system showed no event");
        }
        Optional<Judgement> repeated = repeated(wanted.event(), log);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        List<EventEmitted> emitted = log.all(EventEmitted.class).stream()
                .filter(it -> it.name().equals(wanted.event()))
                .toList();
        return emitted.isEmpty()
                ? Judgement.notExercised("event '%s' was never emitted".formatted(wanted.event()))
                : Judgement.pass(
                        "%s, each with a key of its own".formatted(Words.count(emitted.size(), "event")),
                        emitted.get(0).sequence());
    }

    /** Find the first event of this name whose key was there before. */
    static Optional<Judgement> repeated(String name, EventLog log) {
        Map<String, EventEmitted> seen = new HashMap<>();
        for (EventEmitted event : log.all(EventEmitted.class)) {
            EventEmitted before = event.name().equals(name) ? seen.putIfAbsent(event.key(), event) : null;
            if (before != null) {
                String found = "event '%s' with key %s at %s and again at %s"
                        .formatted(name, Words.quote(event.key()), Words.when(before), Words.when(event));
                return Optional.of(Judgement.fail(found, event.sequence()));
            }
        }
        return Optional.empty();
    }
}
