package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.Count.Per;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import dev.firedrill.reading.HowOftenBinder.HowOften;
import java.util.List;
import java.util.Optional;

/** Binds the checks that say whether and how often something happens. */
final class HappeningBinder {

    private static final List<Subject> ANYTHING = List.of(Subject.values());
    private static final String SAME_AS = "sameAs";

    private final Binders binders;
    private final Heads heads;
    private final Binder<String> requestKind;
    private final Binder<Mark> mark;
    private final PatternBinder patterns;
    private final HowOftenBinder howOften;

    HappeningBinder(CheckScope scope) {
        this.binders = scope.binders();
        this.heads = scope.heads();
        this.requestKind = scope.requestKind();
        this.mark = scope.mark();
        this.patterns = scope.patterns();
        this.howOften = new HowOftenBinder(binders);
    }

    Expectation never(Members it) {
        Pattern pattern = patterns.bind(it);
        return new Expectation.Never(
                heads.of(it, "never:" + pattern.name()),
                pattern,
                it.optional("after", mark),
                it.optional("until", mark));
    }

    Expectation eventually(Members it) {
        Pattern pattern = patterns.bind(it);
        return new Expectation.Eventually(
                heads.of(it, "eventually:" + pattern.name()),
                pattern,
                it.optional("after", mark),
                it.optional("within", binders::duration));
    }

    Expectation count(Members it) {
        Pattern pattern = patterns.bind(it);
        Per per = it.optional("each", binders.word("scope", Per.values(), Per::word))
                .orElse(Per.RUN);
        Optional<String> kind = it.optional("kind", requestKind);
        HowOften often = howOften.bind(it, 0);
        Optional<Pattern> sameAs = it.optional(SAME_AS, binders.object(patterns::bind));
        judgeMeasure(it);
        judgeScope(it, per, pattern);
        it.find(SAME_AS).ifPresent(value -> sameAs.ifPresent(other -> judgePattern(value, per, other)));
        return new Expectation.Count(
                heads.of(it, "count:" + pattern),
                pattern,
                it.optional("after", mark),
                it.optional("until", mark),
                per,
                kind,
                often.atLeast(),
                often.atMost(),
                sameAs);
    }

    Expectation sequence(Members it) {
        List<Pattern> order = it.filledList("order", patterns.inShort(ANYTHING));
        it.find("order").ifPresent(value -> judgeOrder(value, order));
        return new Expectation.Sequence(
                heads.of(it, "sequence"), order, it.optional("after", mark), it.optional("until", mark));
    }

    /** Report a sequence that no run can keep, or that every run keeps. */
    private void judgeOrder(Value value, List<Pattern> order) {
        boolean complete = value instanceof Value.Sequence list && list.items().size() == order.size();
        if (complete && order.size() == 1) {
            binders.reject(value, "at least two things that follow each other", "add one, or check 'eventually'");
        }
        for (int i = 1; complete && i < order.size(); i++) {
            if (order.subList(0, i).contains(order.get(i))) {
                Value again = ((Value.Sequence) value).items().get(i);
                binders.defects()
                        .add(
                                again.position(),
                                Quote.of(order.get(i).toString()) + " for the second time",
                                "each thing once, for the first time that it happens counts",
                                "remove one of the two, or tell them apart by 'where'");
            }
        }
    }

    private void judgeMeasure(Members it) {
        boolean number = HowOftenBinder.isIn(it);
        if (number == it.has(SAME_AS)) {
            binders.defects()
                    .add(
                            it.position(),
                            number ? "both 'sameAs' and a number" : "nothing to hold the count against",
                            "'exactly', or 'atLeast' and 'atMost' or one of them, or 'sameAs'",
                            number ? "remove what is too much" : "add one");
        }
    }

    private void judgeScope(Members it, Per per, Pattern pattern) {
        if (per == Per.RUN && it.has("kind")) {
            binders.defects()
                    .add(
                            it.positionOf("kind"),
                            "'kind' of a count over the run",
                            "'kind' only where it is counted for each request",
                            "add 'each': 'request', or remove 'kind'");
        }
        it.find(pattern.subject().word()).ifPresent(value -> judgePattern(value, per, pattern));
    }

    private void judgePattern(Value value, Per per, Pattern pattern) {
        if (per != Per.RUN && !PatternBinder.OF_REQUESTS.contains(pattern.subject())) {
            String word = Quote.of(pattern.subject().word());
            binders.defects()
                    .add(
                            value.position(),
                            "a count of " + word + " for each request",
                            "one of " + Quote.all(PatternBinder.words(PatternBinder.OF_REQUESTS))
                                    + ", which speak of requests",
                            "count over the run, or look for something of a request");
        }
    }
}
