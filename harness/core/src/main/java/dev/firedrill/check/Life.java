package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hold one life of an instance. What an instance does while it starts stands before the event that it started, so a life
 * owns every place since the end of the life before.
 *
 * @param after place of the end of the life before, 0 for none
 * @param began when it had started, in nanoseconds since t0
 * @param ended when it ended, {@link Long#MAX_VALUE} where the run did not see that
 * @param last place of its end, {@link Long#MAX_VALUE} where the run did not see that
 */
record Life(String instance, long after, long began, long ended, long last) {

    private static final String STARTED = "started";

    /** List the lives of an instance; one that no event speaks of lives from t0 on. */
    static List<Life> of(String instance, EventLog log) {
        List<Life> lives = new ArrayList<>();
        long after = 0;
        Optional<Long> began = Optional.empty();
        for (LifecycleChanged change : log.all(LifecycleChanged.class)) {
            if (!change.subject().equals(instance)) {
                continue;
            }
            if (change.change().equals(STARTED)) {
                began = Optional.of(change.time());
            } else {
                long since = began.orElse(0L);
                lives.add(new Life(instance, after, since, change.time(), change.sequence()));
                after = change.sequence();
                began = Optional.empty();
            }
        }
        if (after == 0 || began.isPresent()) {
            lives.add(new Life(instance, after, began.orElse(0L), Long.MAX_VALUE, Long.MAX_VALUE));
        }
        return lives;
    }

    /** Name the instances that started, or did something of a kind, in the order in which they first did. */
    static List<String> instances(EventLog log, List<? extends Event> deeds) {
        Stream<String> started = log.all(LifecycleChanged.class).stream()
                .filter(it -> it.change().equals(STARTED))
                .map(LifecycleChanged::subject);
        Stream<String> doing = deeds.stream().map(it -> it.stamp().instance()).filter(it -> !it.equals(Stamp.HARNESS));
        return Stream.concat(started, doing).distinct().toList();
    }

    /** Say whether something was done in it. */
    boolean holds(Event event) {
        return event.stamp().instance().equals(instance) && event.sequence() > after && event.sequence() < last;
    }
}
