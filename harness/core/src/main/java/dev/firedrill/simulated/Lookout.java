package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.model.Pattern;
import dev.firedrill.pattern.Patterns;
import dev.firedrill.world.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Look out for what an operator wants to see. As for the check {@code eventually}, what happens at the very instant from
 * which it counts is seen wherever it stands in the log, and so is what happens at the very end of the wait.
 */
final class Lookout {

    private final Kernel kernel;
    private final EventLog log;
    private final List<Looking> looking = new ArrayList<>();

    Lookout(Kernel kernel, EventLog log) {
        this.kernel = kernel;
        this.log = log;
    }

    /** Say from where on the log is looked at: an instant, less the event that stands for it, 0 for none. */
    record Since(long time, long event) {

        static final Since START = new Since(0, 0);

        boolean holds(Event candidate) {
            return candidate.time() >= time && candidate.sequence() != event;
        }
    }

    private record Looking(Pattern pattern, CompletableFuture<Outcome> outcome) {}

    CompletionStage<Outcome> see(Pattern pattern, Since since, Duration within) {
        if (hasHappened(pattern, since)) {
            return CompletableFuture.completedStage(Outcome.ok());
        }
        Looking one = new Looking(pattern, new CompletableFuture<>());
        looking.add(one);
        kernel.at(
                Saturated.sum(kernel.now(), Saturated.nanos(within)),
                Lane.PROBE,
                () -> end(
                        one,
                        Outcome.failed("%s did not happen by %s".formatted(pattern, Times.sinceStart(kernel.now())))));
        return one.outcome;
    }

    private boolean hasHappened(Pattern pattern, Since since) {
        for (long place = log.lastSequence(); place >= 1 && log.at(place).time() >= since.time(); place--) {
            if (since.holds(log.at(place)) && Patterns.matches(pattern, log.at(place))) {
                return true;
            }
        }
        return false;
    }

    void heard(Event event) {
        if (looking.isEmpty()) {
            return;
        }
        for (Looking one : List.copyOf(looking)) {
            if (Patterns.matches(one.pattern, event)) {
                kernel.aside(() -> end(one, Outcome.ok()));
            }
        }
    }

    private void end(Looking one, Outcome outcome) {
        if (looking.remove(one)) {
            one.outcome.complete(outcome);
        }
    }
}
