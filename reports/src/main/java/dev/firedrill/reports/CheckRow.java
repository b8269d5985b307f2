package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** Write one check of a drill: what was expected and found, what it speaks for, and how it was seen to fail. */
final class CheckRow {

    private static final int MOST_COVERED = 20;

    private final Entry entry;
    private final CheckResult check;

    CheckRow(Entry entry, CheckResult check) {
        this.entry = entry;
        this.check = check;
    }

    void write(Markup page) {
        page.open("tr").open("th", "scope", "row");
        Sign.of(check.status()).write(page);
        page.open("code").label(check.id()).close().close();
        page.open("td").open("dl", "class", "finding");
        page.element("dt", "expected").element("dd", check.expected());
        found(page);
        if (check.status() != Status.PASS) {
            depth(page);
        }
        edit(page);
        covers(page);
        page.close().close();
        runs(page);
        page.closeLine();
    }

    private void found(Markup page) {
        List<GoldenDifference> differences = GoldenDifference.of(check);
        page.element("dt", "found");
        if (differences.isEmpty()) {
            page.element("dd", check.found());
            return;
        }
        page.open("dd");
        GoldenDifference.table(page, differences);
        page.text(GoldenDifference.rest(check)).close();
    }

    private void depth(Markup page) {
        page.element("dt", "when").open("dd").name(when()).close();
        code(page, "declared", check.at());
        code(page, "replay", check.replay());
    }

    private static void code(Markup page, String title, String text) {
        page.element("dt", title).open("dd").open("code").name(text).close().close();
    }

    private String when() {
        String when = check.when() == null ? "at no single event" : check.when();
        if (check.seed() != entry.chosenSeed()) {
            return Wording.of("%s, seed %d; the run shown here is seed %d", when, check.seed(), entry.chosenSeed());
        }
        return check.when() == null
                ? when
                : Wording.of("%s, event %,d", when, check.chosen().place());
    }

    /** Nobody asked for invariants, and they are half of all checks: how they fail is left to results.json. */
    private void edit(Markup page) {
        String edit = check.seenToFail();
        if (edit != null && SeenToFail.isAsked(check)) {
            page.element("dt", "fails after").open("dd").name(edit);
            if (Boolean.TRUE.equals(check.generic())) {
                page.text(" (generic: an edit that any check may try, so it shows no requirement)");
            }
            page.close();
        }
    }

    private void covers(Markup page) {
        if (check.covers().isEmpty()) {
            return;
        }
        page.element("dt", "covers").open("dd");
        check.covers().stream()
                .limit(MOST_COVERED)
                .forEach(id -> page.open("code").label(id).close().text(" "));
        int more = check.covers().size() - MOST_COVERED;
        page.text(more > 0 ? Wording.of("and %,d more", more) : "").close();
    }

    private void runs(Markup page) {
        page.open("td", "class", "number").text(Wording.of("%,d of %,d passed", check.passedRuns(), entry.runs()));
        if (!check.failingSeeds().isEmpty()) {
            page.element("small", "failing seeds " + seeds());
        }
        page.close();
    }

    private String seeds() {
        String listed =
                check.failingSeeds().stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
        long more = check.failedRuns() - Math.min(check.failingSeeds().size(), 8);
        return more > 0 ? Wording.of("%s and %,d more", listed, more) : listed;
    }
}
