package dev.firedrill.cli;

import dev.firedrill.result.Plain;
import dev.firedrill.result.Results;
import dev.firedrill.result.Results.Coverage;
import java.util.ArrayList;
import java.util.List;

/** Words how many requirements are covered and what the linter warns of; neither changes the verdict. */
final class CoverageText {

    private static final int IDS_SHOWN = 10;
    private static final int WARNINGS_SHOWN = 5;
    private static final int LONGEST = 300;

    private final Terminal terminal;

    CoverageText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Give one line for each system that lists requirements, each with what is not covered. */
    List<String> requirements(Results results) {
        List<String> lines = new ArrayList<>();
        results.requirements().stream()
                .filter(coverage -> drilled(results, coverage))
                .forEach(coverage -> lines.addAll(requirements(results, coverage)));
        return lines;
    }

    /** Where nothing but a broken variant was drilled, nothing can be covered. */
    private static boolean drilled(Results results, Coverage coverage) {
        return results.entries().stream()
                .anyMatch(entry -> entry.variant() == null && entry.system().equals(coverage.system()));
    }

    private List<String> requirements(Results results, Coverage coverage) {
        List<String> lines = new ArrayList<>();
        lines.add("requirements of %s: %d of %d covered%s%s"
                .formatted(
                        Plain.line(coverage.system()),
                        coverage.covered(),
                        coverage.total(),
                        coverage.people().isEmpty()
                                ? ""
                                : ", " + coverage.people().size() + " by people",
                        results.subset() ? "; only a part of the scenarios was selected" : ""));
        if (!coverage.uncovered().isEmpty()) {
            lines.add("  " + terminal.strong("not covered") + "  " + ids(coverage.uncovered()));
        }
        return lines;
    }

    private static String ids(List<String> all) {
        String shown =
                String.join(", ", all.stream().limit(IDS_SHOWN).map(Plain::line).toList());
        return all.size() > IDS_SHOWN ? shown + " and %d more".formatted(all.size() - IDS_SHOWN) : shown;
    }

    /** Give the first warnings, each on a line, and the number of all. */
    List<String> warnings(Results results) {
        List<Results.Lint> warnings = results.warnings();
        List<String> lines = new ArrayList<>();
        if (!warnings.isEmpty()) {
            lines.add("%d warning%s of the linter".formatted(warnings.size(), warnings.size() == 1 ? "" : "s"));
        }
        warnings.stream()
                .limit(WARNINGS_SHOWN)
                .forEach(it -> lines.add("  %s  %s  %s"
                        .formatted(Plain.line(it.at()), Plain.line(it.rule()), Plain.line(it.found(), LONGEST))));
        if (warnings.size() > WARNINGS_SHOWN) {
            lines.add("  and %d more; results.json lists them all".formatted(warnings.size() - WARNINGS_SHOWN));
        }
        return lines;
    }
}
