package dev.firedrill.reports;

import dev.firedrill.result.Entry;
import dev.firedrill.result.Entry.StateCoverage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Write which of its declared steps between states each system took, over all its drills. */
final class StateGraphs {

    private static final int SHARE = 20_000;

    private StateGraphs() {}

    static void write(Markup page, Drills drills) {
        Map<String, StateCoverage> bySystem = bySystem(drills.judged());
        if (bySystem.isEmpty()) {
            return;
        }
        page.open("section", "class", "states").element("h2", "Steps between states");
        page.element(
                "p",
                "A step that no run took was not put to the test. That does not change the verdict.",
                "class",
                "lead");
        String cut = Rows.write(
                page,
                List.copyOf(bySystem.entrySet()),
                SHARE,
                it -> page.open("p")
                        .open("code")
                        .label(it.getKey())
                        .close()
                        .text(" " + it.getValue().words())
                        .closeLine());
        Rows.note(page, cut);
        Rows.onPaper(page, 6, bySystem.size());
        page.closeLine();
    }

    /** Join what the drills of each system took. */
    static Map<String, StateCoverage> bySystem(List<Entry> entries) {
        Map<String, StateCoverage> bySystem = new TreeMap<>();
        for (Entry entry : entries) {
            String system = Drills.system(entry);
            StateCoverage joined = StateCoverage.joined(bySystem.get(system), entry.states());
            if (joined != null && joined.declared() > 0) {
                bySystem.put(system, joined);
            }
        }
        return bySystem;
    }
}
