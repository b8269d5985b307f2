package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** Write one drill: its checks, and the timeline of the run that was chosen to be shown. */
final class Card {

    private static final int CHECKS_SHARE = 120_000;

    /** Nobody asked for these, and they are half of all checks: how they were seen to fail is left to results.json. */
    private static final String INVARIANT = "invariant";

    private final Entry entry;
    private final boolean isVariant;

    /** Write a drill, or one of a broken variant that had to fail. */
    Card(Entry entry, boolean isVariant) {
        this.entry = entry;
        this.isVariant = isVariant;
    }

    /** Write the drill around what is given as its timeline. */
    void write(Markup page, Markup timeline, boolean isOpen) {
        if (isOpen) {
            page.open("details", "class", "drill", "open", "open");
        } else {
            page.open("details", "class", "drill");
        }
        summary(page);
        page.element("p", entry.description(), "class", "lead");
        page.append(timeline);
        checks(page);
        page.open("p", "class", "quiet").name(facts()).text(" · declared at ");
        page.open("code").name(entry.at()).close().close();
        page.closeLine();
    }

    private void summary(Markup page) {
        page.open("summary");
        sign().write(page);
        page.open("b").name(entry.scenario()).close();
        page.open("small").name(heading()).close().close();
    }

    private Sign sign() {
        return isVariant ? Sign.ofVariant(entry) : Sign.of(entry.status());
    }

    private String heading() {
        String variant = entry.variant() == null ? "" : Wording.of("broken variant '%s' · ", entry.variant());
        long passed = entry.checks().stream()
                .filter(check -> check.status() == Status.PASS)
                .count();
        return Wording.of(
                "%s%,d of %s passed · %s",
                variant, passed, Banner.count(entry.checks().size(), "check"), Banner.count(entry.runs(), "run"));
    }

    private String facts() {
        String seeds = entry.runs() > 1
                ? Wording.of("seeds %d to %d", entry.firstSeed(), entry.firstSeed() + entry.runs() - 1)
                : "seed " + entry.firstSeed();
        return Wording.of("%s · %s · %s simulated", entry.mode(), seeds, Banner.seconds(entry.simulatedSeconds()));
    }

    /** Write the timeline of a log, or say why there is none. */
    Markup timeline(List<Event> events) {
        Markup drawing = new Markup();
        if (events.isEmpty()) {
            return drawing.element("p", missing(), "class", "quiet");
        }
        new Timeline(entry, events).draw(drawing);
        EventsInWords.write(drawing, events, entry.thresholds());
        return drawing;
    }

    private String missing() {
        return entry.events() == null
                ? "No event log was kept of this drill, so there is no timeline."
                : Wording.of(
                        "The event log '%s' is missing or cannot be read, so there is no timeline.", entry.events());
    }

    /** State that the page had no room for the timeline. */
    Markup withoutRoom() {
        return new Markup()
                .element(
                        "p",
                        "Timeline left out: the page has a size limit. The event log has it: " + entry.events(),
                        "class",
                        "quiet");
    }

    private void checks(Markup page) {
        page.open("div", "class", "scroll")
                .open("table", "class", "checks")
                .open("thead")
                .open("tr");
        List.of("Check", "Expected and found", "Runs").forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut = Rows.write(page, Drills.checks(entry), CHECKS_SHARE, check -> row(page, check));
        page.close().close().close();
        Rows.note(page, cut);
    }

    private void row(Markup page, CheckResult check) {
        page.open("tr").open("th", "scope", "row");
        Sign.of(check.status()).write(page);
        page.open("code").label(check.id()).close().close();
        page.open("td").open("dl", "class", "finding");
        page.element("dt", "expected").element("dd", check.expected());
        page.element("dt", "found").element("dd", check.found());
        if (check.status() != Status.PASS) {
            depth(page, check);
        }
        String edit = check.seenToFail();
        if (edit != null && !check.kind().equals(INVARIANT)) {
            page.element("dt", "fails after").open("dd").name(edit).close();
        }
        page.close().close();
        runs(page, check);
        page.closeLine();
    }

    private void depth(Markup page, CheckResult check) {
        page.element("dt", "when").open("dd").name(when(check)).close();
        page.element("dt", "declared")
                .open("dd")
                .open("code")
                .name(check.at())
                .close()
                .close();
        page.element("dt", "replay")
                .open("dd")
                .open("code")
                .name(check.replay())
                .close()
                .close();
    }

    private String when(CheckResult check) {
        String when = check.when() == null ? "at no single event" : check.when();
        if (check.seed() != entry.chosenSeed()) {
            return Wording.of("%s, seed %d; the run shown here is seed %d", when, check.seed(), entry.chosenSeed());
        }
        return check.when() == null
                ? when
                : Wording.of("%s, event %,d", when, check.chosen().place());
    }

    private void runs(Markup page, CheckResult check) {
        page.open("td", "class", "number").text(Wording.of("%,d of %,d passed", check.passedRuns(), entry.runs()));
        if (!check.failingSeeds().isEmpty()) {
            page.element("small", "failing seeds " + seeds(check));
        }
        page.close();
    }

    private static String seeds(CheckResult check) {
        String listed =
                check.failingSeeds().stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
        long more = check.failedRuns() - Math.min(check.failingSeeds().size(), 8);
        return more > 0 ? Wording.of("%s and %,d more", listed, more) : listed;
    }
}
