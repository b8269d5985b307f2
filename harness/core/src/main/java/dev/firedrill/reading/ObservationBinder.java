package dev.firedrill.reading;

import dev.firedrill.model.LiveSystem.Observation;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import java.util.List;
import java.util.Optional;

/** Binds one place where a service shows what it decides, and what is read there. */
final class ObservationBinder implements Binder<Observation> {

    private static final String READ = "read";

    private final Binders binders;
    private final SourceBinder sources;

    ObservationBinder(Binders binders, SourceBinder sources) {
        this.binders = binders;
        this.sources = sources;
    }

    @Override
    public Optional<Observation> bind(Value value) {
        return binders.perhaps(this::observation).bind(value);
    }

    private Optional<Observation> observation(Members it) {
        Optional<Source> source = it.demand("from", sources);
        if (source.isEmpty()) {
            it.find(READ);
        }
        return source.map(from -> new Observation(it.position(), from, readings(it, from)));
    }

    private List<Reading> readings(Members it, Source from) {
        if (from instanceof Source.Log) {
            it.find(READ)
                    .ifPresent(value ->
                            binders.reject(value, "no 'read': a log says itself what its lines are", "remove it"));
            return List.of();
        }
        return it.filledList(READ, new ReadingBinder(binders, from));
    }
}
