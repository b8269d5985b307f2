package dev.firedrill.lint;

import dev.firedrill.model.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects warnings; what several rows of one scenario say of the same place counts once. */
final class Warnings {

    private static final Comparator<Warning> BY_PLACE = Comparator.comparing(
                    Warning::position,
                    Comparator.comparing(Position::file)
                            .thenComparingInt(Position::line)
                            .thenComparingInt(Position::column))
            .thenComparing(Warning::rule);

    private final Set<Warning> found = new LinkedHashSet<>();

    void add(Position position, RuleName rule, String found, String expected, String mend) {
        this.found.add(new Warning(position, rule.word(), found, expected, mend));
    }

    List<Warning> list() {
        List<Warning> sorted = new ArrayList<>(found);
        sorted.sort(BY_PLACE);
        return List.copyOf(sorted);
    }
}
