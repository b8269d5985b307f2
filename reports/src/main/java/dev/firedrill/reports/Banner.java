package dev.firedrill.reports;

import dev.firedrill.events.Event;
import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Ruling;
import dev.firedrill.gate.Waived;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import java.util.List;

/** Write the top of the page: the verdict, of what, why, and how to see it again. */
final class Banner {

    private static final int REASONS = 20_000;

    private final Dossier dossier;
    private final Results results;
    private final Headline headline;
    private final Drills drills;

    Banner(Dossier dossier) {
        this.dossier = dossier;
        this.results = dossier.results();
        this.headline = new Headline(dossier);
        this.drills = new Drills(results);
    }

    /**
     * Write it.
     *
     * @param worst the events of the run that the worst drill shows
     * @param leftOut what the page has no room for, "" for nothing
     */
    void write(Markup page, List<Event> worst, String leftOut) {
        Sign sign = Sign.of(headline.verdict());
        page.open("header", "class", "verdict " + sign.tone());
        page.element("p", headline.kicker(), "class", "kicker");
        page.open("h1").text(sign.glyph() + " " + headline.verdict().word());
        if (!headline.limits().isEmpty()) {
            page.element("small", headline.limits());
        }
        page.close();
        subject(page);
        page.element("p", headline.tally(), "class", "tally");
        headline.notes().forEach(note -> page.element("p", note, "class", "warn"));
        waived(page);
        reasons(page);
        drills.worst().ifPresent(entry -> reproduce(page, entry, worst));
        page.element("p", tool(), "class", "quiet tool");
        if (!leftOut.isEmpty()) {
            page.element("p", leftOut, "class", "quiet screen");
        }
        page.closeLine();
    }

    private void subject(Markup page) {
        String builds = Subjects.builds(results);
        if (!builds.isEmpty()) {
            page.open("p", "class", "subject").text("Of " + builds).close();
        }
        String sources = Subjects.sources(results);
        if (!sources.isEmpty()) {
            page.element("p", sources, "class", "quiet");
        }
    }

    private void waived(Markup page) {
        List<String> waived = dossier.ruling().map(Ruling::waived).orElse(List.of()).stream()
                .map(Waived::words)
                .toList();
        if (waived.isEmpty()) {
            return;
        }
        page.element(
                "p", Wording.of("%s let pass by a waiver:", Headline.count(waived.size(), "check")), "class", "warn");
        page.open("ul", "class", "reasons waived");
        String cut = Rows.write(page, waived, REASONS, one -> page.element("li", one));
        page.close();
        Rows.note(page, cut);
        Rows.onPaper(page, 2, waived.size());
    }

    private void reasons(Markup page) {
        List<String> reasons = headline.reasons();
        if (reasons.isEmpty()) {
            return;
        }
        page.open("ul", "class", "reasons");
        String cut = Rows.write(page, reasons, REASONS, reason -> page.element("li", reason));
        page.close();
        Rows.note(page, cut);
        Rows.onPaper(page, 3, reasons.size());
    }

    /** Show the worst check, the request that broke it, and the commands that show and decide it again. */
    private void reproduce(Markup page, Entry entry, List<Event> events) {
        page.open("dl", "class", "finding");
        Drills.firstNotPassed(entry).ifPresent(check -> {
            page.element("dt", "check").open("dd").name(check.id()).close();
            page.element("dt", "expected").element("dd", check.expected());
            page.element("dt", "found").element("dd", check.found());
            request(page, check, events);
            command(page, "see again", check.replay());
        });
        dossier.ruling().ifPresent(ruling -> command(page, "decide again", ruling.again()));
        page.close();
    }

    private static void request(Markup page, CheckResult check, List<Event> events) {
        BrokenRequest.of(check, events)
                .ifPresent(broken -> page.element("dt", "request").element("dd", broken.inOneLine()));
    }

    private static void command(Markup page, String title, String command) {
        page.element("dt", title).open("dd").open("code").name(command).close().close();
    }

    private String tool() {
        return Wording.of(
                "Firedrill %s · Java %s · %s · %s",
                results.tool().version(), results.tool().java(), results.tool().os(), TimeSpent.of(drills));
    }
}
