package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Dossier;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.List;

/** Write how many recorded answers are unchanged, where others differ, and which nobody has accepted. */
final class Goldens {

    private static final int SHARE = 30_000;

    private final Dossier dossier;
    private final List<Judged> judged = new ArrayList<>();

    private record Judged(Entry entry, CheckResult check) {}

    Goldens(Dossier dossier) {
        this.dossier = dossier;
        for (Entry entry : new Drills(dossier.results()).judged()) {
            entry.checks().stream()
                    .filter(GoldenDifference::isGolden)
                    .forEach(check -> judged.add(new Judged(entry, check)));
        }
    }

    boolean areThere() {
        return !judged.isEmpty() || !dossier.pending().isEmpty();
    }

    /** Count them in one line. */
    String tally() {
        long same = judged.stream()
                .filter(one -> one.check().status() == Status.PASS)
                .count();
        long failed = judged.stream()
                .filter(one -> one.check().status() == Status.FAIL)
                .count();
        return Wording.of(
                "%,d unchanged · %,d differ, or are missing or stale · %,d not compared · %,d recorded and not accepted",
                same, failed, judged.size() - same - failed, dossier.pending().size());
    }

    void write(Markup page) {
        if (!areThere()) {
            return;
        }
        page.open("section", "class", "goldens").element("h2", "Goldens").element("p", tally());
        List<Judged> failed = judged.stream()
                .filter(one -> one.check().status() == Status.FAIL)
                .toList();
        String cut = Rows.write(page, failed, SHARE, one -> difference(page, one));
        Rows.note(page, cut);
        Rows.onPaper(page, 2, failed.size());
        pending(page);
        page.closeLine();
    }

    private static void difference(Markup page, Judged one) {
        page.open("div", "class", "golden").open("p");
        Sign.of(one.check().status()).write(page);
        page.text(" ").open("b").name(one.entry().scenario()).close().close();
        List<GoldenDifference> differences = GoldenDifference.of(one.check());
        if (!differences.isEmpty()) {
            page.scroll("scroll");
            GoldenDifference.table(page, differences);
            page.close();
        }
        page.element("p", GoldenDifference.rest(one.check()), "class", "quiet");
        page.closeLine();
    }

    private void pending(Markup page) {
        if (dossier.pending().isEmpty()) {
            return;
        }
        page.element("p", "Recorded, and nobody has accepted them:", "class", "screen")
                .open("ul");
        String cut = Rows.write(
                page,
                dossier.pending(),
                5_000,
                name -> page.open("li").open("code").name(name).close().close());
        page.close();
        Rows.note(page, cut);
    }
}
