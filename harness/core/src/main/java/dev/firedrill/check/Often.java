package dev.firedrill.check;

import dev.firedrill.check.Measurement.Unit;
import dev.firedrill.model.Expectation.Count;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Hold how often something must happen; both bounds are inclusive. */
record Often(OptionalLong lower, OptionalLong upper) {

    static Often exactly(long times) {
        return new Often(OptionalLong.of(times), OptionalLong.of(times));
    }

    /** Take what is declared, leaving out what is to be the same as something else. */
    static Often declared(Count wanted) {
        OptionalInt most = wanted.atMost();
        return new Often(
                wanted.atLeast() > 0 ? OptionalLong.of(wanted.atLeast()) : OptionalLong.empty(),
                most.isPresent() ? OptionalLong.of(most.getAsInt()) : OptionalLong.empty());
    }

    boolean admits(long times) {
        return measure(times).margin() >= 0;
    }

    Measurement measure(long times) {
        return new Measurement(Unit.COUNT, times, lower, upper, 0);
    }

    /** Say so, as {@code exactly 3 times}; "" where any number will do. */
    String words() {
        if (lower.isPresent() && lower.equals(upper)) {
            return "exactly " + Words.count(lower.getAsLong(), "time");
        }
        if (lower.isPresent()) {
            return upper.isPresent()
                    ? "%d to %d times".formatted(lower.getAsLong(), upper.getAsLong())
                    : "at least " + Words.count(lower.getAsLong(), "time");
        }
        if (upper.isEmpty()) {
            return "";
        }
        return upper.getAsLong() == 0 ? "not once" : "at most " + Words.count(upper.getAsLong(), "time");
    }
}
