package dev.firedrill.cli;

import dev.firedrill.check.Status;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Plain;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        List<Integer> widths =
                COLUMNS.stream().map(column -> width(column, bySystem.values())).toList();
        lines.add(EntryText.padded("", width) + GAP + titles(widths));
        bySystem.forEach((system, checks) -> lines.add(EntryText.padded(system, width) + GAP + row(checks, widths)));
        return lines;
    }

    /** A cell may be longer than the title above it. */
    private static int width(Aspect column, Collection<List<CheckResult>> systems) {
        return systems.stream()
                .mapToInt(checks -> cell(of(column, checks)).length())
                .reduce(column.title().length(), Math::max);
    }

    private static String titles(List<Integer> widths) {
        return IntStream.range(0, COLUMNS.size())
                .mapToObj(i -> EntryText.padded(COLUMNS.get(i).title(), widths.get(i)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private String row(List<CheckResult> checks, List<Integer> widths) {
        return IntStream.range(0, COLUMNS.size())
                .mapToObj(i -> painted(of(COLUMNS.get(i), checks), widths.get(i)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static List<CheckResult> of(Aspect column, List<CheckResult> all) {
        return all.stream()
                .filter(check -> check.aspect().equals(column.title()))
                .toList();
    }

    private String painted(List<CheckResult> checks, int width) {
        String text = cell(checks);
        String room = " ".repeat(width - text.length());
        return (checks.isEmpty() ? text : marks.paint(VerdictRule.worst(checks), text)) + room;
    }

    private static String cell(List<CheckResult> checks) {
        if (checks.isEmpty()) {
            return "–";
        }
        long passed =
                checks.stream().filter(check -> check.status() == Status.PASS).count();
        return "%s %d/%d".formatted(Marks.plain(VerdictRule.worst(checks)), passed, checks.size());
    }
}
