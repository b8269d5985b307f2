package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Binds the checks that speak of calls to providers and of what users get of them. */
final class ProviderExpectationBinder {

    private static final int MOST_CALLS = 1_000_000;

    private final Binders binders;
    private final Binder<String> provider;
    private final Binder<String> purpose;
    private final Heads heads;
    private final Binder<String> requestKind;
    private final Binder<Mark> mark;

    ProviderExpectationBinder(CheckScope scope) {
        this.binders = scope.binders();
        this.provider = binders.named(scope.vocabulary().providers());
        this.purpose = binders.named(scope.vocabulary().purposes());
        this.heads = scope.heads();
        this.requestKind = scope.requestKind();
        this.mark = scope.mark();
    }

    Expectation calls(Members it) {
        Optional<String> named = it.optional("provider", provider);
        Optional<Integer> atLeast = it.optional("atLeast", binders.whole(0, MOST_CALLS));
        Optional<Integer> atMost = it.optional("atMost", binders.whole(0, MOST_CALLS));
        List<String> order = it.has("order") ? it.filledList("order", purpose) : List.of();
        judgeBounds(it, atLeast, atMost);
        return new Expectation.ProviderCalls(
                heads.of(it, id("provider-calls", named)),
                named,
                it.optional("purpose", purpose),
                it.optional("kind", requestKind),
                it.optional("after", mark),
                atLeast.orElse(0),
                number(atMost),
                order);
    }

    private void judgeBounds(Members it, Optional<Integer> atLeast, Optional<Integer> atMost) {
        if (!it.has("atLeast") && !it.has("atMost") && !it.has("order")) {
            binders.defects()
                    .add(
                            it.position(),
                            "nothing to hold the calls against",
                            "at least one of 'atLeast', 'atMost', 'order'",
                            "add one");
        }
        if (atLeast.isPresent() && atMost.isPresent() && atLeast.get() > atMost.get()) {
            binders.defects()
                    .add(
                            it.positionOf("atMost"),
                            "atLeast " + atLeast.get() + " and atMost " + atMost.get(),
                            "atLeast at most atMost",
                            "exchange the two");
        }
    }

    Expectation amplification(Members it) {
        Optional<String> named = it.optional("provider", provider);
        Binder<Double> limit = binders.number("a number from 0 on", number -> number >= 0 && Double.isFinite(number));
        return new Expectation.Amplification(
                heads.of(it, id("amplification", named)),
                named,
                it.required("atMost", limit, 0.0),
                number(it.optional("each", binders.whole(0, MOST_CALLS))));
    }

    Expectation backOff(Members it) {
        return new Expectation.BackOff(
                heads.of(it, "back-off"), it.required("atMost", binders::duration, Duration.ZERO));
    }

    Expectation streamComplete(Members it) {
        Optional<String> named = it.optional("provider", provider);
        Set<String> reportedBy = new LinkedHashSet<>(it.list("reportedBy", binders::name));
        return new Expectation.StreamComplete(
                heads.of(it, id("stream-complete", named)), named, it.optional("purpose", purpose), reportedBy);
    }

    Expectation noHang(Members it) {
        return new Expectation.NoHang(
                heads.of(it, "no-hang"),
                it.required("within", binders::duration, Duration.ZERO),
                it.optional("kind", requestKind));
    }

    Expectation silent(Members it) {
        String named = it.required("provider", provider, "");
        return new Expectation.ProviderSilent(
                heads.of(it, "provider-silent:" + named),
                named,
                it.optional("purpose", purpose),
                it.required("after", mark, new Mark(Mark.Kind.STATE, "")),
                it.optional("until", mark),
                it.optional("within", binders::duration).orElse(Duration.ZERO));
    }

    private static String id(String word, Optional<String> provider) {
        return word + provider.map(":"::concat).orElse("");
    }

    private static OptionalInt number(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
