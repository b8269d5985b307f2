package dev.firedrill.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the defects of all rows of examples, so that what is wrong in each of them is said once. */
final class RowDefects {

    private final Map<Defect, List<String>> rows = new LinkedHashMap<>();
    private int count;

    void add(String row, List<Defect> defects) {
        count++;
        defects.forEach(
                it -> rows.computeIfAbsent(it, defect -> new ArrayList<>()).add(row));
    }

    void reportTo(Defects defects) {
        rows.forEach((defect, ids) -> defects.add(ids.size() == count ? defect : inRow(defect, ids)));
    }

    private static Defect inRow(Defect defect, List<String> ids) {
        String found = defect.found() + ", in example " + Quote.all(ids);
        return new Defect(defect.position(), found, defect.expected(), defect.mend());
    }
}
