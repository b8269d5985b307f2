package dev.firedrill.reading;

import dev.firedrill.model.Mode;
import dev.firedrill.reading.SuiteFile.Defaults;
import dev.firedrill.reading.SuiteFile.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Binds the settings that a suite gives as defaults and a scenario overrides, under the same keys. */
final class SettingsBinder {

    private static final int MOST_RUNS = 1_000_000;
    private static final double FASTEST = 1_000;

    private final Binders binders;

    SettingsBinder(Binders binders) {
        this.binders = binders;
    }

    /** Take the settings of an object, and what it lacks from {@code base}. */
    Defaults bind(Members it, Defaults base) {
        return new Defaults(
                it.optional("seed", this::seed).orElse(base.seed()),
                it.optional("runs", binders.whole(1, MOST_RUNS)).orElse(base.runs()),
                runsMax(it, base),
                tags(it, base),
                merged(base.environment(), it.map("environment", binders::text)),
                merged(base.flags(), it.map("flags", binders::text)),
                it.optional("drain", binders::duration).orElse(base.drain()),
                it.optional("eventLimit", binders.wholeLong(1, Long.MAX_VALUE)).orElse(base.eventLimit()),
                it.optional("golden", binders::truth).or(base::golden),
                it.optional("modes", binders.object(this::refused)).orElse(base.refused()),
                timeScale(it, base));
    }

    Optional<Long> seed(Value value) {
        return binders.wholeLong(Long.MIN_VALUE, Long.MAX_VALUE).bind(value);
    }

    private Refused refused(Members it) {
        Refused refused = new Refused(
                it.optional(Mode.SIMULATED.word(), binders::name), it.optional(Mode.LIVE.word(), binders::name));
        boolean both = it.has(Mode.SIMULATED.word()) && it.has(Mode.LIVE.word());
        if (both) {
            binders.defects()
                    .add(
                            it.position(),
                            "both 'simulated' and 'live'",
                            "at most the one mode that it cannot run in",
                            "remove one of the two");
        }
        return both ? Refused.NOTHING : refused;
    }

    private OptionalDouble timeScale(Members it, Defaults base) {
        Optional<Double> own = it.optional("timeScale", timeScale(binders));
        return own.isPresent() ? OptionalDouble.of(own.get()) : base.timeScale();
    }

    /** Bind how many times faster than its own the time of a service passes. */
    static Binder<Double> timeScale(Binders binders) {
        return binders.number(1, FASTEST);
    }

    private OptionalInt runsMax(Members it, Defaults base) {
        Optional<Integer> own = it.optional("runsMax", binders.whole(1, MOST_RUNS));
        return own.isPresent() ? OptionalInt.of(own.get()) : base.runsMax();
    }

    private List<String> tags(Members it, Defaults base) {
        Set<String> tags = new LinkedHashSet<>(base.tags());
        tags.addAll(it.list("tags", binders::name));
        return new ArrayList<>(tags);
    }

    private static Map<String, String> merged(Map<String, String> base, Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>(base);
        all.putAll(own);
        return all;
    }
}
