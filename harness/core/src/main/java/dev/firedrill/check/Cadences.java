package dev.firedrill.check;

import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.Event.MetricSampled;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follow the times of samples of each instance on its own: a start of one says nothing of the others. */
final class Cadences {

    private final Duration every;
    private final Map<String, Cadence> cadences = new TreeMap<>();
    private final Map<String, MetricSampled> newest = new TreeMap<>();
    private final Set<String> down = new TreeSet<>();

    Cadences(Duration every) {
        this.every = every;
    }

    /** Take note of a life that began or ended; samples taken while starting may come before the start is reported. */
    void take(LifecycleChanged changed) {
        String instance = changed.subject();
        switch (changed.change()) {
            case "started" -> {
                down.remove(instance);
                of(instance, changed.time()).started(changed.time());
            }
            case "stopped", "crashed" -> {
                down.add(instance);
                of(instance, changed.time()).started(changed.time());
            }
            default -> {}
        }
    }

    /** Take the next sample and say what is wrong with its time, {@code null} for nothing. */
    @Nullable
    String flawOf(MetricSampled sample) {
        String instance = sample.stamp().instance();
        newest.put(instance, sample);
        Cadence cadence = of(instance, sample.time());
        if (down.remove(instance)) {
            cadence.started(sample.time());
        }
        return cadence.flawAt(sample.time());
    }

    /** Give the cadence of an instance; the first one of all began with the run, another when it is first heard of. */
    private Cadence of(String instance, long time) {
        boolean first = cadences.isEmpty();
        return cadences.computeIfAbsent(instance, any -> {
            Cadence cadence = new Cadence(every);
            cadence.started(first ? 0 : time);
            return cadence;
        });
    }

    /** Give the newest sample of an instance that is up and owes another one before the end. */
    Optional<MetricSampled> lastBeforeAGap(long end) {
        return newest.values().stream()
                .filter(sample -> !down.contains(sample.stamp().instance()))
                .filter(sample -> of(sample.stamp().instance(), sample.time()).missesOneAt(end))
                .findFirst();
    }

    /** Give the time at which the next sample of the same instance is due at the latest. */
    long next(MetricSampled sample) {
        return of(sample.stamp().instance(), sample.time()).next();
    }
}
