package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the defects of one file. */
final class Defects {

    private static final int MOST = 50;
    private static final Comparator<Defect> BY_PLACE = Comparator.comparing(
            Defect::position,
            Comparator.comparing(Position::file)
                    .thenComparingInt(Position::line)
                    .thenComparingInt(Position::column));

    private final Set<Defect> found = new LinkedHashSet<>();
    private int more;

    void add(Position position, String found, String expected, String mend) {
        add(new Defect(position, found, expected, mend));
    }

    void add(Defect defect) {
        if (found.size() < MOST || found.contains(defect)) {
            found.add(defect);
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** List the defects by place; of very many only the first ones, and how many there are besides. */
    List<Defect> list() {
        List<Defect> sorted = new ArrayList<>(found);
        sorted.sort(BY_PLACE);
        if (more > 0) {
            Position last = sorted.get(sorted.size() - 1).position();
            sorted.add(new Defect(last, more + " more defects", "none", "mend the " + MOST + " listed ones first"));
        }
        return sorted;
    }
}
