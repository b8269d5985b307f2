package dev.firedrill.cli;

import dev.firedrill.check.Finding;
import dev.firedrill.check.Measurement;
import dev.firedrill.check.Status;
import dev.firedrill.events.Times;
import dev.firedrill.result.Plain;
import java.util.ArrayList;
import java.util.List;

/** Words the findings of one run. */
final class FindingText {

    private static final int LONGEST = 1_000;

    private final Terminal terminal;
    private final Marks marks;

    FindingText(Terminal terminal) {
        this.terminal = terminal;
        this.marks = new Marks(terminal);
    }

    List<String> lines(List<Finding> findings) {
        int width = findings.stream()
                .mapToInt(finding -> Plain.line(finding.check()).length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.addAll(lines(finding, width)));
        return lines;
    }

    private List<String> lines(Finding finding, int width) {
        String head = "%s %s  "
                .formatted(marks.glyph(finding.status()), EntryText.padded(Plain.line(finding.check()), width));
        if (finding.status() == Status.PASS) {
            return List.of(head + Plain.line(finding.found(), LONGEST) + measured(finding));
        }
        List<String> lines = new ArrayList<>();
        lines.add(head
                + marks.paint(finding.status(), Marks.word(finding.status()))
                + place(finding)
                + measured(finding));
        lines.add("    " + terminal.faint(Plain.line(finding.position().toString())));
        lines.addAll(Plain.labelled("    expected  ", finding.expected(), LONGEST));
        lines.addAll(Plain.labelled("    found     ", finding.found(), LONGEST));
        return lines;
    }

    private static String place(Finding finding) {
        if (finding.place() == 0) {
            return "";
        }
        return " at event #" + finding.place()
                + (finding.log().isEmpty() ? "" : " of the twin " + Plain.line(finding.log()));
    }

    /** Spell a measured time; of a count, what was found speaks. */
    private String measured(Finding finding) {
        return finding.measurement()
                .filter(it -> it.unit() == Measurement.Unit.DURATION)
                .map(it -> terminal.faint("  measured " + Times.length(it.observed())))
                .orElse("");
    }
}
