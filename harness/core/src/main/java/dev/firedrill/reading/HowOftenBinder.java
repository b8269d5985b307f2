package dev.firedrill.reading;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Binds how often something may happen: {@code exactly}, or {@code atLeast} and {@code atMost} or one of them. */
final class HowOftenBinder {

    private static final List<String> KEYS = List.of("exactly", "atLeast", "atMost");

    private static final int MOST = 1_000_000_000;

    private final Binders binders;

    HowOftenBinder(Binders binders) {
        this.binders = binders;
    }

    /** At least so often, and at most so often where there is a bound. */
    record HowOften(int atLeast, OptionalInt atMost) {}

    /** Bind the numbers of an object; {@code unsaid} is the least number where it says none. */
    HowOften bind(Members it, int unsaid) {
        Optional<Integer> exactly = it.optional(KEYS.get(0), binders.whole(0, MOST));
        Optional<Integer> atLeast = it.optional(KEYS.get(1), binders.whole(0, MOST));
        Optional<Integer> atMost = it.optional(KEYS.get(2), binders.whole(0, MOST));
        judge(it, atLeast, atMost);
        int least = isIn(it) ? 0 : unsaid;
        return new HowOften(
                exactly.or(() -> atLeast).orElse(least),
                exactly.or(() -> atMost).map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    /** Tell whether an object says any number. */
    static boolean isIn(Members it) {
        return KEYS.stream().anyMatch(it::has);
    }

    private void judge(Members it, Optional<Integer> atLeast, Optional<Integer> atMost) {
        List<String> given = KEYS.stream().filter(it::has).toList();
        if (given.size() > 1 && it.has(KEYS.get(0))) {
            binders.defects()
                    .add(
                            it.position(),
                            "both " + Quote.all(given),
                            "'exactly', or 'atLeast' and 'atMost' or one of them",
                            "remove what is too much");
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
}
