package dev.firedrill.cli;

import dev.firedrill.gate.Brief;
import dev.firedrill.gate.Change;
import dev.firedrill.gate.Changes;
import dev.firedrill.gate.Clause;
import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.NamedBuilds;
import dev.firedrill.gate.Presented;
import dev.firedrill.gate.Ruling;
import dev.firedrill.gate.Statement;
import dev.firedrill.gate.Waived;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Coverages;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Results;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words what the gate decided: clause by clause, what changed, what was waived, the verdict and of what it is. */
final class GateText {

    private static final int REASONS_SHOWN = 10;
    private static final int CHANGES_SHOWN = 20;
    private static final int LONGEST = 400;
    private static final int WIDEST_ID = "configuration".length();

    private final Terminal terminal;
    private final boolean verbose;

    /**
     * Word it for a terminal.
     *
     * @param verbose whether to tell what was found of what is met, too
     */
    GateText(Terminal terminal, boolean verbose) {
        this.terminal = terminal;
        this.verbose = verbose;
    }

    List<String> lines(Dossier dossier, Presented presented, String page) {
        List<String> lines = new ArrayList<>();
        Ruling ruling = dossier.ruling().orElseThrow();
        lines.add(terminal.strong("release gate"));
        ruling.clauses().forEach(clause -> lines.addAll(clause(clause)));
        dossier.changes().ifPresent(changes -> lines.addAll(changes(changes)));
        lines.addAll(list("waived", ruling.waived().stream().map(Waived::words).toList()));
        lines.addAll(list(
                "stated", dossier.statements().stream().map(GateText::spelled).toList()));
        lines.addAll(list("golden that nobody has accepted", dossier.pending()));
        lines.add("");
        lines.add(new Marks(terminal).paint(ruling.verdict(), ruling.verdict().word()) + "  "
                + Plain.line(of(dossier.results(), presented), LONGEST));
        replay(ruling, dossier.results()).ifPresent(command -> lines.add(terminal.faint("replay " + command)));
        lines.add(terminal.faint("page   " + Plain.line(page)));
        lines.add(terminal.faint("again  " + Plain.line(ruling.again())));
        return lines;
    }

    /** Give the command that shows the first check that nothing lets pass. */
    private static Optional<String> replay(Ruling ruling, Results results) {
        List<String> concerned =
                ruling.clauses().stream().flatMap(it -> it.about().stream()).toList();
        return VerdictRule.decisive(results.entries()).stream()
                .flatMap(entry ->
                        entry.checks().stream().filter(check -> concerned.contains(Coverages.name(entry, check))))
                .min(Comparator.comparing(CheckResult::status).reversed())
                .map(check -> Plain.line(check.replay()))
                .filter(command -> !command.isEmpty());
    }

    private List<String> clause(Clause clause) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s %s"
                .formatted(
                        mark(clause.outcome()),
                        terminal.faint(EntryText.padded(clause.id(), WIDEST_ID)),
                        Plain.line(clause.demand(), LONGEST)));
        if (verbose || isUnmet(clause)) {
            lines.add("    " + terminal.faint(Plain.line(clause.found(), LONGEST)));
        }
        clause.reasons().stream()
                .limit(REASONS_SHOWN)
                .forEach(reason -> lines.add("    " + terminal.bad("· ") + Plain.line(reason, LONGEST)));
        if (clause.reasons().size() > REASONS_SHOWN) {
            lines.add("    and %d more".formatted(clause.reasons().size() - REASONS_SHOWN));
        }
        return lines;
    }

    private static boolean isUnmet(Clause clause) {
        return switch (clause.outcome()) {
            case NOT_ASKED, MET -> false;
            case OPEN, BROKEN -> true;
        };
    }

    private String mark(Clause.Outcome outcome) {
        return switch (outcome) {
            case NOT_ASKED -> terminal.faint("–");
            case MET -> terminal.good("✓");
            case OPEN -> terminal.unsure("?");
            case BROKEN -> terminal.bad("✗");
        };
    }

    private List<String> changes(Changes changes) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("since %s  %s"
                .formatted(
                        Plain.line(changes.baseline()),
                        changes.list().isEmpty()
                                ? "nothing changed"
                                : Verdicts.counted(changes.list().size(), "change")));
        changes.list().stream().limit(CHANGES_SHOWN).forEach(change -> lines.add(change(change)));
        if (changes.list().size() > CHANGES_SHOWN) {
            lines.add("  and %d more; the page lists them"
                    .formatted(changes.list().size() - CHANGES_SHOWN));
        }
        return lines;
    }

    private String change(Change change) {
        String kind = EntryText.padded(change.kind().word(), 17);
        String what = "  " + painted(change.kind().tone(), kind) + " " + Plain.line(change.subject());
        String before = Plain.line(change.before(), LONGEST);
        String after = Plain.line(change.after(), LONGEST);
        if (before.isEmpty() || after.isEmpty()) {
            return what + (before.isEmpty() && after.isEmpty() ? "" : "  " + terminal.faint(before + after));
        }
        return what + "  " + terminal.faint(before + " → " + after);
    }

    private String painted(Change.Tone tone, String text) {
        return switch (tone) {
            case WEAKER -> terminal.bad(text);
            case TO_LOOK_AT, BETTER -> text;
        };
    }

    private static String spelled(Statement statement) {
        String requirements = statement.requirements().isEmpty()
                ? ""
                : " (for %s)".formatted(String.join(", ", statement.requirements()));
        return "%s, %s: %s%s".formatted(statement.by(), statement.at(), statement.note(), requirements);
    }

    private static List<String> list(String label, List<String> texts) {
        List<String> lines = new ArrayList<>();
        texts.forEach(text -> lines.add("%s  %s".formatted(label, Plain.line(text, LONGEST))));
        if (!lines.isEmpty()) {
            lines.add(0, "");
        }
        return lines;
    }

    /** Name what is judged: what is to be released, or the builds that were drilled, and how much of them. */
    private static String of(Results results, Presented presented) {
        List<Entry> judged = VerdictRule.decisive(results.entries());
        long checks = judged.stream().mapToLong(entry -> entry.checks().size()).sum();
        String what = presented.subject().or(() -> builds(results)).orElse("nothing that is named");
        return "of %s · %s, %s%s"
                .formatted(
                        what,
                        Verdicts.counted(judged.size(), "drill"),
                        Verdicts.counted(checks, "check"),
                        commits(results));
    }

    /** Name what was drilled, which need not be what the folder holds now. */
    private static String commits(Results results) {
        return Optional.ofNullable(results.provenance()).map(Provenance::commits).orElse(List.of()).stream()
                .map(it -> " · commit " + Brief.id(it.id()) + (it.clean() ? "" : ", and files that differed from it"))
                .collect(Collectors.joining());
    }

    private static Optional<String> builds(Results results) {
        Provenance provenance = results.provenance();
        String named = provenance == null ? "" : NamedBuilds.words(provenance.subjects());
        String systems =
                results.entries().stream().map(Entry::system).distinct().collect(Collectors.joining(", "));
        return Optional.of(named.isEmpty() ? systems : named).filter(it -> !it.isEmpty());
    }
}
