package dev.firedrill.cli;

import dev.firedrill.check.Status;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Plain;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows which question a reviewer asks is answered for which system. */
final class Matrix {

    private static final List<Aspect> COLUMNS = Arrays.stream(Aspect.values())
            .filter(aspect -> aspect != Aspect.OTHER)
            .toList();
    private static final String GAP = "  ";

    private final Marks marks;

    Matrix(Terminal terminal) {
        this.marks = new Marks(terminal);
    }

    List<String> lines(List<Entry> entries) {
        Map<String, List<CheckResult>> bySystem = new TreeMap<>();
        entries.forEach(entry -> bySystem.computeIfAbsent(Plain.line(entry.system()), system -> new ArrayList<>())
                .addAll(entry.checks()));
        int width = bySystem.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(EntryText.padded("", width)
                + GAP
                + String.join(GAP, COLUMNS.stream().map(Aspect::title).toList()));
        bySystem.forEach((system, checks) -> lines.add(EntryText.padded(system, width) + GAP + row(checks)));
        return lines;
    }

    private String row(List<CheckResult> checks) {
        return String.join(
                        GAP,
                        COLUMNS.stream().map(column -> cell(column, checks)).toList())
                .stripTrailing();
    }

    private String cell(Aspect column, List<CheckResult> all) {
        List<CheckResult> checks = all.stream()
                .filter(check -> check.aspect().equals(column.title()))
                .toList();
        if (checks.isEmpty()) {
            return EntryText.padded("–", column.title().length());
        }
        Status worst = VerdictRule.worst(checks);
        long passed =
                checks.stream().filter(check -> check.status() == Status.PASS).count();
        String text = "%s %d/%d".formatted(Marks.plain(worst), passed, checks.size());
        return marks.paint(worst, text) + " ".repeat(Math.max(0, column.title().length() - text.length()));
    }
}
