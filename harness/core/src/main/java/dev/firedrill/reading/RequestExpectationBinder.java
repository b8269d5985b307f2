package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds the checks that follow requests: where they go, through what, and what users get. */
final class RequestExpectationBinder {

    private static final Names COMPARED = new Names("field", "", List.of("status", "answer", "route", "details"));

    private final Binders binders;
    private final Vocabulary vocabulary;
    private final Heads heads;
    private final Binder<String> requestKind;
    private final Binder<Mark> mark;
    private final PatternBinder patterns;

    RequestExpectationBinder(CheckScope scope) {
        this.binders = scope.binders();
        this.vocabulary = scope.vocabulary();
        this.heads = scope.heads();
        this.requestKind = scope.requestKind();
        this.mark = scope.mark();
        this.patterns = scope.patterns();
    }

    Expectation routing(Members it) {
        String to = it.required("to", binders.named(vocabulary.routes()), "");
        return new Expectation.Routing(
                heads.of(it, "routing:" + to),
                it.optional("after", mark),
                it.optional("until", mark),
                it.optional("within", binders::duration).orElse(Duration.ZERO),
                to,
                it.optional("kind", requestKind),
                it.optional("detected", binders.named(vocabulary.routes())),
                it.optional("reason", binders.named(vocabulary.reasons())));
    }

    Expectation stages(Members it) {
        Optional<String> kind = it.optional("kind", requestKind);
        return new Expectation.Stages(
                heads.of(it, kind.map("stages:"::concat).orElse("stages")),
                kind,
                it.optional("status", binders::name),
                it.optional("after", mark),
                it.optional("until", mark),
                it.filledList("order", patterns.inShort(PatternBinder.OF_REQUESTS)));
    }

    Expectation parity(Members it) {
        Binder<List<String>> twin =
                binders.object(against -> against.filledList("twinWithout", binders.named(vocabulary.causes())));
        return new Expectation.Parity(
                heads.of(it, "parity"),
                it.required("against", twin, List.of()),
                it.optional("after", mark),
                it.optional("kind", requestKind),
                compared(it));
    }

    Expectation sameAnswer(Members it) {
        String of = it.required("of", requestKind, "");
        String against = it.required("against", requestKind, "");
        if (!of.isEmpty() && of.equals(against)) {
            binders.defects()
                    .add(
                            it.positionOf("against"),
                            "kind " + Quote.of(of) + " against itself",
                            "two kinds of request",
                            "name the kind whose answers are right");
        }
        return new Expectation.SameAnswer(
                heads.of(it, "same-answer:" + of),
                of,
                against,
                it.optional("after", mark),
                it.optional("until", mark),
                compared(it));
    }

    private Set<String> compared(Members it) {
        return new LinkedHashSet<>(
                it.has("compare") ? it.filledList("compare", binders.named(COMPARED)) : List.of("status", "answer"));
    }
}
