package dev.firedrill.reading;

import dev.firedrill.model.Load;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Binds {@code load}: arrivals that never depend on answers, as one object or a list of them. */
final class LoadBinder {

    private static final double FASTEST = 1_000_000;
    private static final int MOST_USERS = 100_000_000;
    private static final int HEAVIEST = 1_000_000;

    private final Binders binders;

    LoadBinder(Binders binders) {
        this.binders = binders;
    }

    /** Take the loads of a scenario; empty where there is none, or none that is right. */
    List<Load> bind(Members scenario) {
        boolean several =
                scenario.find("load").filter(Value.Sequence.class::isInstance).isPresent();
        Binder<Load> one = binders.object(this::load);
        return several
                ? scenario.filledList("load", one)
                : scenario.optional("load", one).stream().toList();
    }

    private Load load(Members it) {
        Binder<Load.Arrivals> arrivals = binders.word("spacing of arrivals", Load.Arrivals.values(), LoadBinder::lower);
        Binder<Double> rate =
                binders.number("a number above 0 and at most 1000000", number -> number > 0 && number <= FASTEST);
        return new Load(
                it.position(),
                it.required("arrivals", arrivals, Load.Arrivals.CONSTANT),
                it.optional("mix", binders.word("mix", Load.Mix.values(), LoadBinder::lower))
                        .orElse(Load.Mix.DRAWN),
                it.optional("from", binders::duration).orElse(Duration.ZERO),
                it.required("perSecond", rate, 1.0),
                it.required("for", binders::length, Duration.ofSeconds(1)),
                it.optional("users", binders.whole(1, MOST_USERS)).orElse(1),
                it.filledList("requests", binders.object(this::request)));
    }

    private Load.RequestTemplate request(Members it) {
        return new Load.RequestTemplate(
                it.required("kind", binders::name, ""),
                it.optional("weight", binders.whole(1, HEAVIEST)).orElse(1),
                it.optional("input", binders::text).orElse(""),
                it.map("attributes", binders::scalar));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
