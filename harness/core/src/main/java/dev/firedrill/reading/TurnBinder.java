package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Binds {@code turns}; what a turn expects of its answer becomes an expectation of the scenario. */
final class TurnBinder {

    private static final int MOST_CHOICES = 1_000_000;

    private final Binders binders;
    private final Heads heads;
    private final List<Expectation> expectations = new ArrayList<>();
    private int count;

    TurnBinder(Binders binders, Heads heads) {
        this.binders = binders;
        this.heads = heads;
    }

    Optional<Turn> bind(Value value) {
        count++;
        return binders.object(this::turn).bind(value);
    }

    /** List what the turns bound so far expect, in their order. */
    List<Expectation> expectations() {
        return expectations;
    }

    private Turn turn(Members it) {
        String input = it.required("input", binders::text, "");
        it.optional("expect", binders.object(this::answer)).ifPresent(expectations::add);
        String kind = it.optional("kind", binders::name).orElse(Turn.KIND);
        return new Turn(it.position(), kind, input, it.map("attributes", binders::scalar));
    }

    private Expectation answer(Members it) {
        Optional<Integer> choices = it.optional("choicesAtMost", binders.whole(0, MOST_CHOICES));
        return new Expectation.TurnAnswer(
                heads.of(it, "turn:" + count),
                count,
                it.optional("status", binders::name),
                it.list("mustInclude", binders::text),
                it.list("mustNotInclude", binders::text),
                choices.map(OptionalInt::of).orElse(OptionalInt.empty()),
                it.optional("sceneChange", binders::truth));
    }
}
