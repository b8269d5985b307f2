package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.Count.Per;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Binds the checks that say whether and how often something happens. */
final class HappeningBinder {

    private static final int MOST = 1_000_000_000;
    private static final List<String> NUMBERS = List.of("exactly", "atLeast", "atMost", "sameAs");

    private final Binders binders;
    private final Heads heads;
    private final Binder<String> requestKind;
    private final Binder<Mark> mark;
    private final PatternBinder patterns;

    HappeningBinder(CheckScope scope) {
        this.binders = scope.binders();
        this.heads = scope.heads();
        this.requestKind = scope.requestKind();
        this.mark = scope.mark();
        this.patterns = scope.patterns();
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
        Optional<Integer> exactly = it.optional("exactly", binders.whole(0, MOST));
        Optional<Integer> atLeast = it.optional("atLeast", binders.whole(0, MOST));
        Optional<Integer> atMost = it.optional("atMost", binders.whole(0, MOST));
        Optional<Pattern> sameAs = it.optional("sameAs", binders.object(patterns::bind));
        judgeNumbers(it, atLeast, atMost);
        judgeScope(it, per, pattern);
        it.find("sameAs").ifPresent(value -> sameAs.ifPresent(other -> judgePattern(value, per, other)));
        return new Expectation.Count(
                heads.of(it, "count:" + pattern),
                pattern,
                it.optional("after", mark),
                it.optional("until", mark),
                per,
                kind,
                exactly.or(() -> atLeast).orElse(0),
                exactly.or(() -> atMost).map(OptionalInt::of).orElse(OptionalInt.empty()),
                sameAs);
    }

    private void judgeNumbers(Members it, Optional<Integer> atLeast, Optional<Integer> atMost) {
        List<String> given = NUMBERS.stream().filter(it::has).toList();
        boolean bounds = given.stream().allMatch(key -> key.equals("atLeast") || key.equals("atMost"));
        if (given.isEmpty() || (given.size() > 1 && !bounds)) {
            binders.defects()
                    .add(
                            it.position(),
                            given.isEmpty() ? "nothing to hold the count against" : "both " + Quote.all(given),
                            "'exactly', or 'atLeast' and 'atMost' or one of them, or 'sameAs'",
                            given.isEmpty() ? "add one" : "remove what is too much");
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
