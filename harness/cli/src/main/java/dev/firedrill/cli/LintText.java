package dev.firedrill.cli;

import dev.firedrill.lint.Warning;
import dev.firedrill.model.Position;
import dev.firedrill.reading.Defect;
import dev.firedrill.result.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Words what is wrong in files, and what the linter warns of. */
final class LintText {

    private static final int LONGEST = 400;

    private final Terminal terminal;

    LintText(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(List<Defect> defects, List<Warning> warnings) {
        List<String> lines = new ArrayList<>();
        defects.forEach(it -> lines.addAll(lines(
                terminal.bad("✗ ") + Plain.line(it.position().toString()) + "  configuration error",
                it.found(),
                it.expected(),
                it.mend())));
        warnings.forEach(it -> lines.addAll(lines(
                terminal.unsure("! ") + Plain.line(it.position().toString()) + "  " + terminal.strong(it.rule()),
                it.found(),
                it.expected(),
                it.mend())));
        lines.add(closing(defects, warnings));
        return lines;
    }

    private static List<String> lines(String first, String found, String expected, String mend) {
        List<String> lines = new ArrayList<>(List.of(first));
        lines.addAll(Plain.labelled("      found     ", found, LONGEST));
        lines.addAll(Plain.labelled("      expected  ", expected, LONGEST));
        lines.addAll(Plain.labelled("      mend      ", mend, LONGEST));
        return lines;
    }

    private String closing(List<Defect> defects, List<Warning> warnings) {
        if (!defects.isEmpty()) {
            return terminal.strong(terminal.bad("ERROR")) + "  "
                    + in(defects.size(), "error", defects.stream().map(Defect::position));
        }
        return warnings.isEmpty()
                ? terminal.good("no warning")
                : terminal.unsure(
                        in(warnings.size(), "warning", warnings.stream().map(Warning::position)));
    }

    private static String in(int count, String what, Stream<Position> places) {
        return counted(count, what) + " in "
                + counted(places.map(Position::file).distinct().count(), "file");
    }

    private static String counted(long count, String what) {
        return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
    }
}
