package dev.firedrill.reports;

import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Ruling;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Results;
import dev.firedrill.result.VerdictRule;
import java.util.Arrays;
import java.util.List;
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

    private static final int NAMES = 5;

    private final Dossier dossier;
    private final Results results;
    private final Drills drills;
    private final MarkdownSections out = new MarkdownSections(LIMIT);

    private Summary(Dossier dossier) {
        this.dossier = dossier;
        this.results = dossier.results();
        this.drills = new Drills(results);
    }

    /** Render the summary of all that is known. */
    public static String markdown(Dossier dossier) {
        return new Summary(dossier).markdown();
    }

    private String markdown() {
        headline();
        clauses();
        changes();
        out.section("### Could not be read or run", results.errors(), Summary::error);
        out.section("### Missing", VerdictRule.missed(results), id -> "- " + MarkdownText.code(id) + "\n");
        matrix();
        out.section("### Not passed", Failure.of(drills.judged()), Failure::inMarkdown);
        TimingTables.byMode(drills.judged()).forEach(this::timing);
        proof();
        variants();
        return out.finished();
    }

    private void headline() {
        Headline headline = new Headline(dossier);
        out.line(Wording.of(
                "## %s %s%s",
                Sign.of(headline.verdict()).glyph(), headline.verdict().word(), limits(headline.limits())));
        out.line(headline.tally());
        out.line(dossier.ruling().isPresent() ? "" : headline.kicker() + ".");
        String builds = Subjects.builds(results);
        out.line(builds.isEmpty() ? "" : "Of " + MarkdownText.code(builds));
        String sources = Subjects.sources(results);
        out.line(sources.isEmpty() ? "" : MarkdownText.code(sources));
        headline.notes().forEach(out::line);
        out.section("", headline.reasons(), reason -> "- " + MarkdownText.code(reason) + "\n");
        out.section(
                "### Let pass by a waiver",
                dossier.ruling().map(Ruling::waived).orElse(List.of()),
                one -> "- " + MarkdownText.code(one.words()) + "\n");
    }

    /** Names stand in quotes; all else is our own words. */
    private static String limits(String limits) {
        return limits.contains("'") ? " " + MarkdownText.code(limits.strip()) : limits;
    }

    private void clauses() {
        out.section(
                "### What the gate asks\n\n| What must be | Is it so | What is |\n| --- | --- | --- |",
                dossier.ruling().map(Ruling::clauses).orElse(List.of()),
                clause -> Wording.of(
                        "| %s | %s | %s |\n",
                        MarkdownText.cell(clause.demand()),
                        Clauses.sign(clause).spelled(),
                        MarkdownText.cell(clause.found())));
    }

    private void changes() {
        dossier.changes()
                .ifPresent(changes -> out.section(
                        Wording.of(
                                "### Changed since the last GO, %s\n\n| What | Of | Before | Now |\n| --- | --- | --- | --- |",
                                MarkdownText.code(changes.baseline())),
                        SinceLastGo.inOrder(changes),
                        change -> Wording.of(
                                "| %s | %s | %s | %s |\n",
                                SinceLastGo.mark(change),
                                MarkdownText.cell(change.subject()),
                                MarkdownText.cell(change.before()),
                                MarkdownText.cell(change.after()))));
    }

    private void proof() {
        Goldens goldens = new Goldens(dossier);
        out.line(goldens.areThere() ? "Goldens: " + goldens.tally() : "");
        out.section(
                "### Why to believe it\n\n| Question | So | What is known |\n| --- | --- | --- |",
                Trust.of(results),
                Summary::trust);
        out.section("", results.requirements(), this::requirements);
        out.section(
                "",
                List.copyOf(StateGraphs.bySystem(drills.judged()).entrySet()),
                it -> Wording.of(
                        "- %s: %s\n",
                        MarkdownText.code(it.getKey()),
                        MarkdownText.code(it.getValue().words())));
        Coverage.warnings(results).ifPresent(out::line);
        out.section(
                "### Signed",
                dossier.statements(),
                statement -> Wording.of(
                        "- %s, %s: %s\n",
                        MarkdownText.code(statement.by()),
                        MarkdownText.code(statement.at()),
                        MarkdownText.code(statement.note())));
    }

    private static String trust(Trust.Row row) {
        String names = row.names().stream().limit(NAMES).map(MarkdownText::cell).collect(Collectors.joining(", "));
        return Wording.of(
                "| %s | %s | %s |\n", row.question(), row.sign().spelled(), (row.answer() + " " + names).strip());
    }

    private String requirements(Results.Coverage coverage) {
        int signed = Signatures.of(dossier, coverage.system()).size();
        return Wording.of(
                "Requirements of %s: %s%s\n\n",
                MarkdownText.code(coverage.system()),
                Coverage.line(coverage),
                signed == 0 ? "" : Wording.of(", %,d signed by people", signed));
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
        out.section(
                head,
                rows,
                row -> Wording.of(
                        "| %s | %s |\n",
                        system(row), row.cells().stream().map(Summary::cell).collect(Collectors.joining(" | "))));
    }

    /** Virtual time is the rule; whatever else was drilled says so. */
    private static String system(Matrix.Row row) {
        boolean isRule = row.mode().isEmpty() || row.mode().equals(Mode.SIMULATED.word());
        return MarkdownText.cell(isRule ? row.system() : row.system() + " (" + row.mode() + ")");
    }

    private static String cell(Matrix.Cell cell) {
        String tally = cell.tally().isEmpty() ? "" : " (" + cell.tally() + ")";
        return cell.sign().spelled() + tally;
    }

    private void timing(String mode, List<Timing> timings) {
        out.section(
                Wording.of(
                        "### Measured against its bounds, %s\n\n| Check | Worst | p99 | Median | Allowed | Margin | Runs |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
                        mode),
                TimingTables.tightest(timings),
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
        out.section(
                "### Broken variants\n\n| Variant | Scenario | Caught by |\n| --- | --- | --- |",
                new Variants(drills).shown(),
                variant -> Wording.of(
                        "| %s | %s | %s |\n",
                        MarkdownText.cell(variant.variant() == null ? "" : variant.variant()),
                        MarkdownText.cell(variant.scenario()),
                        drills.catcher(variant)
                                .map(check -> "✓ " + MarkdownText.cell(check.id()))
                                .orElse("✗ not caught")));
    }
}
