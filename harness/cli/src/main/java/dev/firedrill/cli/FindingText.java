package dev.firedrill.cli;

import dev.firedrill.check.Finding;
import dev.firedrill.check.Measurement;
import dev.firedrill.check.Status;
import dev.firedrill.events.Times;
import java.util.ArrayList;
import java.util.List;

/** Words the findings of one run. */
final class FindingText {

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
            return List.of(head + Plain.line(finding.found()) + measured(finding));
        }
        return List.of(
                head + marks.paint(finding.status(), Marks.word(finding.status())) + place(finding) + measured(finding),
                "    " + terminal.faint(Plain.line(finding.position().toString())),
                "    expected  " + Plain.line(finding.expected()),
                "    found     " + Plain.line(finding.found()));
    }

    private static String place(Finding finding) {
        if (finding.place() == 0) {
            return "";
        }
        return " at event #" + finding.place()
                + (finding.log().isEmpty() ? "" : " of the twin " + Plain.line(finding.log()));
    }

    private String measured(Finding finding) {
        return finding.measurement()
                .map(it -> terminal.faint("  " + spelled(it)))
                .orElse("");
    }

    private static String spelled(Measurement measurement) {
        return switch (measurement.unit()) {
            case DURATION -> Times.length(measurement.observed());
            case COUNT -> Long.toString(measurement.observed());
        };
    }
}
