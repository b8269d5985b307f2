package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Summarize results as Markdown for a step summary or a comment: at most {@value #LIMIT} characters. What comes from a
 * system or a model stands in code, so that it links, mentions and formats nothing.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Summary {

    /** Most characters of a summary; what does not fit is left out and said to be. */
    public static final int LIMIT = 60_000;

    private static final int SECTION = 13_000;

    private final Results results;
    private final Drills drills;
    private final StringBuilder out = new StringBuilder();

    private Summary(Results results) {
        this.results = results;
        this.drills = new Drills(results);
    }

    /** Render the summary. */
    public static String markdown(Results results) {
        return new Summary(results).markdown();
    }

    private String markdown() {
        out.append(Wording.of("## %s %s\n\n", Sign.of(results.verdict()).glyph(), VerdictRule.wording(results)));
        out.append(new Banner(results).tally()).append("\n\n");
        if (results.exploratory()) {
            out.append("Exploratory: seeds came from the command line. A release gate does not accept this.\n\n");
        }
        Banner.unlisted(results).ifPresent(text -> out.append(text).append("\n\n"));
        Banner.notSelected(results).ifPresent(text -> out.append(text).append("\n\n"));
        section("", results.requirements(), Summary::requirements);
        Coverage.warnings(results).ifPresent(text -> out.append(text).append("\n\n"));
        section("", results.reasons(), reason -> "- " + MarkdownText.code(reason) + "\n");
        section("### Could not be read or run", results.errors(), Summary::error);
        section("### Missing", VerdictRule.missed(results), id -> "- " + MarkdownText.code(id) + "\n");
        matrix();
        section("### Not passed", notPassed(), Summary::finding);
        timing();
        variants();
        return out.toString();
    }

    private static String requirements(Results.Coverage coverage) {
        return Wording.of("Requirements of %s: %s\n\n", MarkdownText.code(coverage.system()), Coverage.line(coverage));
    }

    private static String error(Results.ConfigurationError error) {
        return MarkdownText.block(List.of(
                error.at(),
                "  found     " + error.found(),
                "  expected  " + error.expected(),
                "  mend      " + error.mend()));
    }

    private void matrix() {
        List<Matrix.Row> rows = Matrix.of(drills).rows();
        String titles = Arrays.stream(Aspect.values()).map(Overview::heading).collect(Collectors.joining(" | "));
        String head = "| System | " + titles + " |\n|" + " --- |".repeat(Aspect.values().length + 1);
        section(
                head,
                rows,
                row -> Wording.of(
                        "| %s | %s |\n",
                        MarkdownText.cell(row.system()),
                        row.cells().stream().map(Summary::cell).collect(Collectors.joining(" | "))));
    }

    private static String cell(Matrix.Cell cell) {
        String tally = cell.tally().isEmpty() ? "" : " (" + cell.tally() + ")";
        return cell.sign().spelled() + tally;
    }

    private List<Failure> notPassed() {
        List<Failure> failures = new ArrayList<>();
        for (Entry entry : drills.judged()) {
            Drills.checks(entry).stream()
                    .filter(check -> check.status() != Status.PASS)
                    .forEach(check -> failures.add(new Failure(entry, check)));
        }
        return failures;
    }

    private record Failure(Entry entry, CheckResult check) {}

    private static String finding(Failure failure) {
        CheckResult check = failure.check();
        List<String> lines = new ArrayList<>();
        lines.add(Wording.of("%s  %s", check.at(), check.id()));
        lines.add(Wording.of(
                "  %s in %s%s",
                Sign.of(check.status()).spelled(), failure.entry().scenario(), variant(failure.entry())));
        lines.add("  expected  " + check.expected());
        lines.add("  found     " + check.found());
        String when = check.when();
        if (when != null) {
            lines.add(Wording.of("  when      %s, seed %d", when, check.seed()));
        }
        lines.add(Wording.of(
                "  runs      %,d of %,d passed",
                check.passedRuns(), failure.entry().runs()));
        lines.add("  replay    " + check.replay());
        return MarkdownText.block(lines);
    }

    private static String variant(Entry entry) {
        return entry.variant() == null ? "" : Wording.of(" with variant '%s'", entry.variant());
    }

    private void timing() {
        section(
                "### Measured against its bounds\n\n| Check | Worst | p99 | Median | Allowed | Margin | Runs |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
                Timing.of(drills.judged()),
                Summary::timing);
    }

    private static String timing(Timing timing) {
        return Wording.of(
                "| %s %s of %s | %s | %s | %s | %s | %s | %,d |\n",
                Sign.of(timing.check().status()).glyph(),
                MarkdownText.cell(timing.check().id()),
                MarkdownText.cell(timing.entry().scenario()),
                MarkdownText.cell(timing.observed().worst()),
                MarkdownText.cell(timing.p99()),
                MarkdownText.cell(timing.observed().median()),
                MarkdownText.cell(timing.bounds()),
                MarkdownText.cell(timing.margin()),
                timing.observed().runs());
    }

    private void variants() {
        section(
                "### Broken variants\n\n| Variant | Scenario | Caught by |\n| --- | --- | --- |",
                Variants.shown(drills.variants()),
                variant -> Wording.of(
                        "| %s | %s | %s |\n",
                        MarkdownText.cell(variant.variant() == null ? "" : variant.variant()),
                        MarkdownText.cell(variant.scenario()),
                        Variants.catcher(variant)
                                .map(check -> "✓ " + MarkdownText.cell(check.id()))
                                .orElse("✗ not caught")));
    }

    /** Write as many rows as the section's share allows; state how many are missing. */
    private <T> void section(String head, List<T> rows, Function<T, String> spell) {
        if (rows.isEmpty()) {
            return;
        }
        out.append(head).append(head.isEmpty() ? "" : head.startsWith("###") && !head.contains("|") ? "\n\n" : "\n");
        int end = Math.min(out.length() + SECTION, LIMIT - 200);
        for (int i = 0; i < rows.size(); i++) {
            String row = spell.apply(rows.get(i));
            if (out.length() + row.length() > end) {
                out.append(Wording.of("\nShown: %,d of %,d; results.json has them all.\n", i, rows.size()));
                break;
            }
            out.append(row);
        }
        out.append('\n');
    }
}
