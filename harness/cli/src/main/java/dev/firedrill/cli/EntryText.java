package dev.firedrill.cli;

import dev.firedrill.check.Status;
import dev.firedrill.model.Mode;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.NotStarted;
import dev.firedrill.result.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words one drilled scenario for the terminal. */
final class EntryText {

    private static final int LONGEST_FOUND = 300;
    private static final int SEEDS_SHOWN = 5;

    private final Terminal terminal;
    private final Marks marks;

    EntryText(Terminal terminal) {
        this.terminal = terminal;
        this.marks = new Marks(terminal);
    }

    /** Give one line for a drill of which there is nothing to say but that it passed. */
    String line(Entry entry) {
        long passed = entry.checks().stream()
                .filter(check -> check.status() == Status.PASS)
                .count();
        String text = "%s · %s passed%s"
                .formatted(runs(entry), Verdicts.counted(passed, "check"), Margins.text(entry, Plain::line));
        return head(entry, text);
    }

    private String head(Entry entry, String facts) {
        return "%s %s  %s".formatted(marks.glyph(entry.status()), terminal.strong(title(entry)), terminal.faint(facts));
    }

    /** Say what a drill is and what did not pass, for who is about to read the story of the run that it shows. */
    List<String> headline(Entry entry) {
        List<String> lines = new ArrayList<>();
        lines.add(head(
                entry, "%s · %s · seed %d".formatted(Marks.word(entry.status()), facts(entry), entry.chosenSeed())));
        Plain.lines(entry.description(), LONGEST_FOUND).forEach(line -> lines.add("  " + line));
        lines.add("  " + terminal.faint(Plain.line(entry.at())));
        List<CheckResult> others = entry.checks().stream()
                .filter(check -> check.status() != Status.PASS)
                .toList();
        others.forEach(check -> lines.addAll(lines(check, 0)));
        int passed = entry.checks().size() - others.size();
        lines.add("  %s %s passed".formatted(marks.glyph(Status.PASS), Verdicts.counted(passed, "check")));
        return lines;
    }

    /** Give the command that shows the run again that an entry shows. */
    static String again(Entry entry) {
        String scenario = Plain.line(entry.scenario());
        String variant = entry.variant() == null ? "" : " --variant " + Plain.line(entry.variant());
        if (entry.mode().equals(Mode.IMPORTED.word())) {
            return "./firedrill check --events FILE " + scenario;
        }
        return isLive(entry)
                ? "./firedrill run --mode live %s%s".formatted(scenario, variant)
                : "./firedrill replay %s --seed %d%s".formatted(scenario, entry.chosenSeed(), variant);
    }

    List<String> lines(Entry entry) {
        return lines(entry, "");
    }

    /** Give all lines of a drill; {@code traffic} says more of what came to pass in it. */
    List<String> lines(Entry entry, String traffic) {
        List<String> lines = new ArrayList<>();
        lines.add(head(entry, facts(entry) + traffic));
        Optional<CheckResult> notStarted = NotStarted.of(entry);
        if (notStarted.isPresent()) {
            lines.addAll(lines(notStarted.get(), 0));
            lines.add("  " + terminal.faint("nothing else was tried"));
            return lines;
        }
        int width = entry.checks().stream()
                .mapToInt(check -> Plain.line(check.id()).length())
                .max()
                .orElse(0);
        entry.checks().forEach(check -> lines.addAll(lines(check, width)));
        lines.addAll(states(entry));
        return lines;
    }

    private List<String> states(Entry entry) {
        Entry.StateCoverage states = entry.states();
        if (states == null || states.declared() == 0) {
            return List.of();
        }
        String steps = states.taken().isEmpty() ? "" : ": " + String.join(", ", states.taken());
        String text = "%d of %d declared steps between states taken%s"
                .formatted(states.taken().size(), states.declared(), steps);
        return List.of("    " + terminal.faint(Plain.line(text, LONGEST_FOUND)));
    }

    static String title(Entry entry) {
        String scenario = Plain.line(entry.scenario());
        String drilled = entry.variant() == null ? scenario : scenario + " [" + Plain.line(entry.variant()) + "]";
        return entry.mode().equals(Mode.SIMULATED.word()) ? drilled : drilled + " (" + entry.mode() + ")";
    }

    private static boolean isLive(Entry entry) {
        return entry.mode().equals(Mode.LIVE.word());
    }

    /** Nothing was run for an imported log, so that nothing took its time. */
    private static String seconds(Entry entry) {
        if (entry.mode().equals(Mode.IMPORTED.word())) {
            return "%3$,.0f s in the log";
        }
        return isLive(entry) ? "%3$,.0f s of the scenario in %4$.2f s for real" : "%3$,.0f simulated s in %4$.2f s";
    }

    private static String runs(Entry entry) {
        return entry.runs() == 1
                ? "seed " + entry.firstSeed()
                : "%d runs from seed %d".formatted(entry.runs(), entry.firstSeed());
    }

    private static String facts(Entry entry) {
        return String.format(
                Locale.ROOT,
                "%1$s%2$s · " + seconds(entry),
                runs(entry),
                hasFailingSeed(entry) || entry.runs() == 1 ? "" : " · no failing seed",
                entry.simulatedSeconds(),
                entry.wallSeconds());
    }

    private static boolean hasFailingSeed(Entry entry) {
        return entry.checks().stream().anyMatch(check -> check.failedRuns() > 0);
    }

    private List<String> lines(CheckResult check, int width) {
        String head = "  %s %s".formatted(marks.glyph(check.status()), padded(Plain.line(check.id()), width));
        if (check.status() == Status.PASS) {
            return List.of(head + "  " + Plain.line(check.found(), LONGEST_FOUND) + measured(check));
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                head + "  " + marks.paint(check.status(), Marks.word(check.status())) + runs(check) + measured(check));
        lines.add("      " + terminal.faint(Plain.line(check.at())));
        lines.addAll(evidence(check));
        return lines;
    }

    /** Word what a reviewer needs to act. */
    static List<String> evidence(CheckResult check) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Plain.labelled("      expected  ", check.expected(), LONGEST_FOUND));
        lines.addAll(Plain.labelled("      found     ", check.found(), LONGEST_FOUND));
        String when = check.when();
        if (when != null) {
            lines.add("      when      %s, seed %d".formatted(Plain.line(when), check.seed()));
        }
        lines.add("      replay    " + Plain.line(check.replay()));
        return lines;
    }

    private static String runs(CheckResult check) {
        long all = check.passedRuns() + check.failedRuns();
        if (check.failedRuns() == 0 || all <= 1) {
            return "";
        }
        List<String> seeds = check.failingSeeds().stream()
                .limit(SEEDS_SHOWN)
                .map(String::valueOf)
                .toList();
        long more = check.failedRuns() - seeds.size();
        return " in %d of %d runs, seed%s %s%s"
                .formatted(
                        check.failedRuns(),
                        all,
                        check.failedRuns() == 1 ? "" : "s",
                        String.join(", ", seeds),
                        more > 0 ? " and %d more".formatted(more) : "");
    }

    private String measured(CheckResult check) {
        CheckResult.Observed observed = check.observed();
        if (observed == null || (isCount(observed) && (check.status() == Status.FAIL || isNothing(observed)))) {
            return ""; // what was found says it: nothing went wrong, or so many did
        }
        String p99 = observed.p99();
        String margin = check.margin();
        String text = "  worst %s (seed %d)%s · median %s%s"
                .formatted(
                        observed.worst(),
                        observed.worstSeed(),
                        p99 == null ? "" : " · p99 " + p99,
                        observed.median(),
                        margin == null ? "" : " · margin " + margin);
        return terminal.faint(Plain.line(text));
    }

    private static boolean isCount(CheckResult.Observed observed) {
        return observed.worst().chars().allMatch(Character::isDigit);
    }

    private static boolean isNothing(CheckResult.Observed observed) {
        return observed.worst().equals("0");
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
