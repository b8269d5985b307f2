package dev.firedrill.drill;

import dev.firedrill.check.Evidence;
import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.EventLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tell whether a service started at all, in a run for real and in those of its twins. */
final class Starting {

    private static final String STARTED = "started";
    private static final String CRASHED = "crashed";

    private Starting() {}

    /** Say why it did not; empty where it did. */
    static Optional<String> failure(Evidence evidence) {
        return failure(evidence.log())
                .or(() -> evidence.twins().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(twin -> failure(twin.getValue()).stream()
                                .map(why -> "in the twin '%s': %s".formatted(twin.getKey(), why)))
                        .findFirst());
    }

    private static Optional<String> failure(EventLog log) {
        List<LifecycleChanged> changes = log.all(LifecycleChanged.class);
        return changes.stream().anyMatch(it -> it.change().equals(STARTED))
                ? Optional.empty()
                : changes.stream()
                        .filter(it -> it.change().equals(CRASHED))
                        .map(LifecycleChanged::detail)
                        .findFirst();
    }
}
