package dev.firedrill.reports;

import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Verdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Write what even a GO does not say. */
final class Untested {

    private Untested() {}

    static void write(Markup page, Verdict verdict, Drills drills) {
        page.open("section", "class", "untested");
        page.element("h2", "Not tested by this " + verdict.word()).open("ul");
        items(drills).forEach(item -> page.element("li", item));
        page.close().closeLine();
    }

    private static List<String> items(Drills drills) {
        return List.of(
                real(drills),
                "The quality of model answers. Only their routing, timing and shape were judged, and that they stay the same where that is promised.",
                "Other seeds and other faults. What is reproducible is reproducible for the listed seeds; only the faults and orders of the scenario files occurred.",
                "Other builds. The results speak of the service as it was drilled, with the configuration it was drilled with.",
                "What no check asks. A dash in the matrix is a question nobody asked, not an answer.");
    }

    private static String real(Drills drills) {
        List<String> live = systems(drills, entry -> entry.mode().equals(Mode.LIVE.word()));
        List<String> others = systems(drills, entry -> !live.contains(entry.system()));
        if (live.isEmpty()) {
            return "Real time and a deployed service. No drill ran for real: real clocks, networks, memory and machine load played no part, and model providers were scripted.";
        }
        String rest = others.isEmpty() ? "" : " Not drilled for real at all: " + String.join(", ", others) + ".";
        return "Other real moments. A live drill ran once, on one machine, with scripted model providers." + rest;
    }

    private static List<String> systems(Drills drills, Predicate<Entry> wanted) {
        return drills.judged().stream()
                .filter(wanted)
                .map(Entry::system)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }
}
