package dev.firedrill.cli;

import dev.firedrill.model.Mode;
import dev.firedrill.result.BrokenVariants;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Entry.StateCoverage;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Results;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Words what a whole call found: errors, matrix, verdict with its reasons, what it covers, and where the page is. */
final class Verdicts {

    private static final int REASONS_SHOWN = 20;
    private static final int LONGEST = 600;

    private final Terminal terminal;

    Verdicts(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Give all lines.
     *
     * @param next what to do with a whole result, where there is something to do
     */
    List<String> lines(Results results, String page, Optional<String> next) {
        List<String> lines = new ArrayList<>();
        results.errors().forEach(error -> lines.addAll(error(error)));
        lines.add("");
        List<Entry> judged = judged(results);
        if (!judged.isEmpty()) {
            lines.addAll(new Matrix(terminal).lines(judged));
            lines.add("");
        }
        lines.add(closing(results, judged));
        List<String> reasons = reasons(results);
        reasons.stream().limit(REASONS_SHOWN).forEach(reason -> lines.add("  " + Plain.line(reason)));
        if (reasons.size() > REASONS_SHOWN) {
            lines.add("  and %d more reasons".formatted(reasons.size() - REASONS_SHOWN));
        }
        unlisted(results).ifPresent(lines::add);
        notSelected(results).ifPresent(lines::add);
        variants(results).ifPresent(lines::add);
        lines.addAll(steps(results));
        lines.addAll(new CoverageText(terminal).requirements(results));
        lines.addAll(new CoverageText(terminal).warnings(results));
        lines.add(terminal.faint("page  " + Plain.line(page)));
        next.map(terminal::faint).ifPresent(lines::add);
        return lines;
    }

    /** Say how the call ends; errors of configuration come before any verdict, as in the exit code. */
    private String closing(Results results, List<Entry> judged) {
        String facts = judged.isEmpty() ? "" : "  " + terminal.faint(facts(judged));
        if (results.errors().isEmpty()) {
            return new Marks(terminal).paint(results.verdict(), VerdictRule.wording(results)) + facts;
        }
        long files = results.errors().stream()
                .map(error -> error.at().replaceFirst("(:\\d+)+$", ""))
                .distinct()
                .count();
        return terminal.strong(terminal.bad("ERROR")) + "  "
                + counted(results.errors().size(), "error") + " in " + counted(files, "file") + facts;
    }

    /** Leave out what the errors above have said already, and all that follows where nothing ran. */
    private static List<String> reasons(Results results) {
        if (results.errors().isEmpty()) {
            return results.reasons();
        }
        return results.entries().isEmpty()
                ? List.of()
                : results.reasons().stream()
                        .filter(reason -> !VerdictRule.isError(reason))
                        .toList();
    }

    /** Say that scenarios ran whose disappearance nobody would notice; no reason against a GO. */
    private static Optional<String> unlisted(Results results) {
        long unlisted = VerdictRule.countUnlisted(results);
        return unlisted == 0 || results.inventory().expected() == null
                ? Optional.empty()
                : Optional.of("%s not in %s; ./firedrill lock lists %s"
                        .formatted(are(unlisted, "scenario"), Lock.FILE, unlisted == 1 ? "it" : "them"));
    }

    private static Optional<String> notSelected(Results results) {
        long left = VerdictRule.countNotSelected(results);
        return left == 0 || results.subset()
                ? Optional.empty()
                : Optional.of(counted(left, "scenario") + (left == 1 ? " was" : " were") + " not selected");
    }

    /** Give one line for each system that declares states: which steps between them all its drills took together. */
    private static List<String> steps(Results results) {
        Map<String, StateCoverage> bySystem = new TreeMap<>();
        results.entries().stream().filter(entry -> entry.variant() == null).forEach(entry -> {
            StateCoverage joined = StateCoverage.joined(bySystem.get(entry.system()), entry.states());
            if (joined != null && joined.declared() > 0) {
                bySystem.put(entry.system(), joined);
            }
        });
        List<String> lines = new ArrayList<>();
        bySystem.forEach((system, states) ->
                lines.add(Plain.line("states of %s: %s".formatted(system, states.words()), LONGEST)));
        return lines;
    }

    private static String are(long count, String what) {
        return counted(count, what) + (count == 1 ? " is" : " are");
    }

    /** Say beside the verdict on the system what became of its broken variants: either may be why a call failed. */
    private Optional<String> variants(Results results) {
        int all = BrokenVariants.count(results);
        int escaped = BrokenVariants.escaped(results).size();
        if (all == 0) {
            return Optional.empty();
        }
        String text = "%d of %d broken variants caught".formatted(all - escaped, all);
        return Optional.of(escaped == 0 ? terminal.good(text) : terminal.bad(text + ", %d escaped".formatted(escaped)));
    }

    private static List<Entry> judged(Results results) {
        List<Entry> correct = results.entries().stream()
                .filter(entry -> entry.variant() == null)
                .toList();
        return correct.isEmpty() ? results.entries() : correct;
    }

    private List<String> error(Results.ConfigurationError error) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.bad("✗ ") + Plain.line(error.at()) + "  configuration error");
        lines.addAll(Plain.labelled("      found     ", error.found(), LONGEST));
        lines.addAll(Plain.labelled("      expected  ", error.expected(), LONGEST));
        lines.addAll(Plain.labelled("      mend      ", error.mend(), LONGEST));
        return lines;
    }

    private static String facts(List<Entry> entries) {
        long runs = entries.stream().mapToLong(Entry::runs).sum();
        double simulated = entries.stream().mapToDouble(Entry::simulatedSeconds).sum();
        double real = entries.stream().mapToDouble(Entry::wallSeconds).sum();
        long checks = entries.stream().mapToLong(entry -> entry.checks().size()).sum();
        return String.format(
                Locale.ROOT,
                "%s, %s, %s · %,.0f %s seconds in %.2f s%s",
                counted(entries.stream().map(Entry::scenario).distinct().count(), "scenario"),
                counted(checks, "check"),
                counted(runs, "run"),
                simulated,
                entries.stream().anyMatch(it -> it.mode().equals(Mode.LIVE.word())) ? "scenario" : "simulated",
                real,
                real > 0 ? String.format(Locale.ROOT, ", %,.0f per second", simulated / real) : "");
    }

    static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
