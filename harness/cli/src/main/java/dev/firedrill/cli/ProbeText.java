package dev.firedrill.cli;

import dev.firedrill.events.Times;
import dev.firedrill.live.probe.Finding;
import dev.firedrill.live.probe.Judgement;
import dev.firedrill.live.probe.KillRow;
import dev.firedrill.live.probe.Report;
import dev.firedrill.live.probe.Row;
import dev.firedrill.live.probe.Sighting;
import dev.firedrill.result.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spells what a probe found, in lines of at most 80 characters. */
final class ProbeText {

    private static final int WIDTH = 80;
    private static final int SAW = 33;
    private static final String COLUMNS = " %-23s %-" + SAW + "s %7s %5s";
    private static final String INDENT = "      ";
    private static final int KEPT = 400;
    private static final long MILLI = 1_000_000;
    private static final double SECOND = 1e9;

    private final Terminal terminal;

    ProbeText(Terminal terminal) {
        this.terminal = terminal;
    }

    String head() {
        return terminal.faint("     " + COLUMNS.formatted("the provider", "the user sees", "after", "calls"));
    }

    /** Give one line for a row, and one below it for each thing that is wrong. */
    List<String> row(Row row) {
        List<String> lines = new ArrayList<>();
        lines.add(mark(row.isBad(), row.finding(Judgement.NOT_ASKED).isPresent())
                + COLUMNS.formatted(
                        row.trouble().words(),
                        saw(row.sighting()),
                        time(row.sighting().nanos()),
                        row.calls()));
        row.findings().forEach(finding -> lines.add(finding(finding)));
        return lines;
    }

    List<String> kill(KillRow kill) {
        List<String> lines = new ArrayList<>();
        String late = kill.after() == 0
                ? "no call after it"
                : "%d after it, last %s"
                        .formatted(kill.after(), time(kill.last().toNanos()));
        boolean proven = kill.finding().filter(it -> !it.judgement().isBad()).isEmpty();
        lines.add(mark(kill.finding().filter(it -> it.judgement().isBad()).isPresent(), !proven)
                + " %-23s %s"
                        .formatted(
                                "the kill, under load",
                                "%d requests, %d calls before it, %s".formatted(kill.asked(), kill.before(), late)));
        kill.finding().map(this::finding).ifPresent(lines::add);
        return lines;
    }

    private String mark(boolean bad, boolean unproven) {
        if (bad) {
            return terminal.bad("✗ bad");
        }
        return unproven ? terminal.unsure("? n/a") : terminal.good("✓ ok ");
    }

    private String finding(Finding finding) {
        String name = finding.judgement().words() + (finding.degree().isEmpty() ? "" : " " + finding.degree());
        String why = cut(": " + finding.why(), WIDTH - INDENT.length() - name.length());
        String painted = finding.judgement().isBad() ? terminal.bad(name) : terminal.unsure(name);
        return INDENT + painted + why;
    }

    private static String saw(Sighting seen) {
        String status = seen.status() == 0 ? "" : Integer.toString(seen.status());
        return switch (seen.end()) {
            case NONE -> cut((status + " no end").strip(), SAW);
            case BROKEN -> status.isEmpty() ? "connection closed" : status + ", then broken off";
            case ORDERLY -> cut(status + " " + excerpt(seen.text()), SAW);
        };
    }

    private static String excerpt(String text) {
        String line = text.length() > KEPT ? text.substring(0, KEPT) : text;
        String plain = Plain.line(line.strip().replaceAll("\\s+", " "));
        return plain.isEmpty() ? "(empty)" : plain;
    }

    static String cut(String text, int width) {
        String plain = Plain.line(text);
        return plain.length() <= width ? plain : plain.substring(0, width - 1) + "…";
    }

    private static String time(long nanos) {
        return nanos < SECOND
                ? Times.length(nanos / MILLI * MILLI)
                : String.format(Locale.ROOT, "%.1fs", nanos / SECOND);
    }

    /** Say it all in one line. */
    String summary(Report report) {
        long all = report.rows().size() + report.kill().stream().count();
        if (report.bad() > 0) {
            return terminal.bad("✗ %d of %d went wrong".formatted(report.bad(), all)) + ": " + counts(report);
        }
        if (report.unproven() > 0) {
            return terminal.unsure("? %d of %d could not be tried".formatted(report.unproven(), all))
                    + ": the provider was not asked; nothing else went wrong";
        }
        return terminal.good("✓ all %d went well".formatted(all)) + ": a whole answer or a clear failure, in time";
    }

    private static String counts(Report report) {
        Map<String, Integer> counts = new TreeMap<>();
        Stream.concat(
                        report.rows().stream().flatMap(row -> row.findings().stream()),
                        report.kill().flatMap(KillRow::finding).stream())
                .forEach(finding -> counts.merge(finding.judgement().words(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining(", "));
    }
}
