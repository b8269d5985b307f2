package dev.firedrill.cli;

import dev.firedrill.check.Status;
import dev.firedrill.result.BrokenVariants;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows which check caught which broken variant, or that it escaped. */
final class VariantTable {

    private static final int CHECKS_SHOWN = 5;

    private final List<Entry> all;
    private final boolean verbose;
    private final Terminal terminal;
    private final Map<String, List<Entry>> byVariant = new TreeMap<>();

    VariantTable(Terminal terminal, List<Entry> entries, boolean verbose) {
        this.all = List.copyOf(entries);
        this.verbose = verbose;
        this.terminal = terminal;
        entries.stream()
                .filter(entry -> entry.variant() != null)
                .forEach(entry -> byVariant
                        .computeIfAbsent(
                                entry.system() + " " + Objects.requireNonNull(entry.variant()),
                                name -> new ArrayList<>())
                        .add(entry));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.strong("broken variants"));
        byVariant.forEach((name, entries) -> lines.addAll(variant(name, entries)));
        return lines;
    }

    private List<String> variant(String name, List<Entry> entries) {
        List<Entry> catching = entries.stream()
                .filter(entry -> BrokenVariants.caught(entry, all))
                .toList();
        List<String> lines = new ArrayList<>();
        if (catching.isEmpty()) {
            lines.add(terminal.bad("✗ ") + Plain.line(name) + "  escaped: none of "
                    + entries.stream().mapToInt(entry -> entry.checks().size()).sum() + " checks failed"
                    + (entries.stream().anyMatch(entry -> entry.status() == Status.FAIL)
                            ? " that passes on the correct system"
                            : ""));
            return lines;
        }
        lines.add(terminal.good("✓ ") + terminal.strong(Plain.line(name)) + "  caught by " + catcher(catching));
        if (verbose) {
            catching.forEach(entry -> lines.addAll(caught(entry)));
        } else {
            lines.addAll(EntryText.evidence(catchers(catching.get(0)).get(0)));
            lines.addAll(scenarios(catching));
        }
        return lines;
    }

    /** Name all scenarios that caught it, where there are several. */
    private List<String> scenarios(List<Entry> catching) {
        if (catching.size() == 1) {
            return List.of();
        }
        String system = catching.get(0).system() + "/";
        String names = catching.stream()
                .map(entry -> Plain.line(entry.scenario().substring(system.length())))
                .collect(Collectors.joining(", "));
        return List.of("      in %d scenarios: %s".formatted(catching.size(), terminal.faint(names)));
    }

    /** Name the first check that failed, and count the others. */
    private String catcher(List<Entry> catching) {
        long all = catching.stream().mapToLong(entry -> catchers(entry).size()).sum();
        CheckResult first = catchers(catching.get(0)).get(0);
        return "%s of %s%s"
                .formatted(
                        Plain.line(first.id()),
                        Plain.line(catching.get(0).scenario()),
                        all == 1 ? "" : " (+%d more)".formatted(all - 1));
    }

    private List<CheckResult> catchers(Entry entry) {
        return BrokenVariants.catchers(entry, all);
    }

    private List<String> caught(Entry entry) {
        List<CheckResult> failed = catchers(entry);
        List<String> lines = new ArrayList<>();
        failed.stream().limit(CHECKS_SHOWN).forEach(check -> {
            lines.add("    %s › %s".formatted(Plain.line(entry.scenario()), Plain.line(check.id())));
            lines.addAll(EntryText.evidence(check));
        });
        if (failed.size() > CHECKS_SHOWN) {
            lines.add("    and %d more checks of %s"
                    .formatted(failed.size() - CHECKS_SHOWN, Plain.line(entry.scenario())));
        }
        return lines;
    }
}
