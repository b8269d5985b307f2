package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.List;

/** Hold a check that did not pass. */
record Failure(Entry entry, CheckResult check) {

    /** List them, what failed first. */
    static List<Failure> of(List<Entry> entries) {
        List<Failure> failures = new ArrayList<>();
        for (Entry entry : entries) {
            Drills.checks(entry).stream()
                    .filter(check -> check.status() != Status.PASS)
                    .forEach(check -> failures.add(new Failure(entry, check)));
        }
        return failures;
    }

    /** Write it as a block of text. */
    String inMarkdown() {
        List<String> lines = new ArrayList<>();
        lines.add(Wording.of("%s  %s", check.at(), check.id()));
        lines.add(Wording.of("  %s in %s%s", Sign.of(check.status()).spelled(), entry.scenario(), variant(entry)));
        lines.add("  expected  " + check.expected());
        lines.add("  found     " + check.found());
        String when = check.when();
        if (when != null) {
            lines.add(Wording.of("  when      %s, seed %d", when, check.seed()));
        }
        lines.add(Wording.of("  runs      %,d of %,d passed", check.passedRuns(), entry.runs()));
        lines.add("  replay    " + check.replay());
        return MarkdownText.block(lines);
    }

    private static String variant(Entry entry) {
        return entry.variant() == null ? "" : Wording.of(" with variant '%s'", entry.variant());
    }
}
