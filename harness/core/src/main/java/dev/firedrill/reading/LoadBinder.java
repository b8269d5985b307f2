package dev.firedrill.reading;

import dev.firedrill.model.Load;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Binds {@code load}: arrivals that never depend on answers. */
final class LoadBinder {

    private static final double FASTEST = 1_000_000;
    private static final int MOST_USERS = 100_000_000;
    private static final int HEAVIEST = 1_000_000;

    private final Binders binders;

    LoadBinder(Binders binders) {
        this.binders = binders;
    }

    Optional<Load> bind(Value value) {
        return binders.object(this::load).bind(value);
    }

    private Load load(Members it) {
        Binder<Load.Arrivals> arrivals = binders.word(
                "spacing of arrivals",
                Load.Arrivals.values(),
                word -> word.name().toLowerCase(Locale.ROOT));
        Binder<Double> rate =
                binders.number("a number above 0 and at most 1000000", number -> number > 0 && number <= FASTEST);
        return new Load(
                it.position(),
                it.required("arrivals", arrivals, Load.Arrivals.CONSTANT),
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
}
