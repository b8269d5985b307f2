package dev.firedrill.reading;

import dev.firedrill.model.Mark;

/**
 * What a check is bound within.
 *
 * @param heads binds what all checks share
 * @param requestKind binds a kind of request that occurs in the scenario
 */
record CheckScope(
        Binders binders,
        Vocabulary vocabulary,
        Heads heads,
        Binder<String> requestKind,
        Binder<Mark> mark,
        PatternBinder patterns) {

    /** Gather what the checks of one scenario are bound within. */
    static CheckScope of(Binders binders, Vocabulary vocabulary, Heads heads, Names requestKinds) {
        return new CheckScope(
                binders,
                vocabulary,
                heads,
                binders.named(requestKinds),
                new MarkBinder(binders, vocabulary),
                new PatternBinder(binders, vocabulary));
    }
}
