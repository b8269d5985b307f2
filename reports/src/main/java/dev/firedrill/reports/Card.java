package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Write one drill: its checks, the request that broke one, and the timeline of the run that was chosen to be shown. */
final class Card {

    private static final int CHECKS_SHARE = 120_000;
    private static final int MOST_REQUESTS = 3;

    private final Entry entry;
    private final Sign sign;

    /** Write a drill that ended in some way; one of a broken variant had to fail. */
    Card(Entry entry, Sign sign) {
        this.entry = entry;
        this.sign = sign;
    }

    /** Write the drill on one line, without its checks. */
    void line(Markup page) {
        page.open("p", "class", "line-of-drill");
        head(page);
        page.closeLine();
    }

    /** Write the drill around what is given as its timeline. */
    void write(Markup page, Markup timeline, boolean isOpen) {
        if (isOpen) {
            page.open("details", "class", "drill", "open", "open");
        } else {
            page.open("details", "class", "drill");
        }
        page.open("summary");
        head(page);
        page.close();
        page.element("p", entry.description(), "class", "lead");
        page.append(timeline);
        checks(page);
        page.open("p", "class", "quiet").name(facts()).text(" · declared at ");
        page.open("code").name(entry.at()).close().close();
        page.closeLine();
    }

    private void head(Markup page) {
        sign.write(page);
        page.open("b").name(entry.scenario()).close();
        page.open("small").name(heading()).close();
    }

    private String heading() {
        List<String> parts = new ArrayList<>();
        if (entry.variant() != null) {
            parts.add(Wording.of("broken variant '%s'", entry.variant()));
        }
        if (!TimeSpent.isSimulated(entry)) {
            parts.add(entry.mode());
        }
        long passed = entry.checks().stream()
                .filter(check -> check.status() == Status.PASS)
                .count();
        parts.add(Wording.of(
                "%,d of %s passed", passed, Headline.count(entry.checks().size(), "check")));
        parts.add(Headline.count(entry.runs(), "run"));
        tightest().ifPresent(timing -> parts.add("margin " + timing.margin() + ", " + timing.bounds()));
        return String.join(" · ", parts);
    }

    private Optional<Timing> tightest() {
        return Timing.of(List.of(entry)).stream().findFirst();
    }

    private String facts() {
        String seeds = entry.runs() > 1
                ? Wording.of("seeds %d to %d", entry.firstSeed(), entry.firstSeed() + entry.runs() - 1)
                : "seed " + entry.firstSeed();
        String time = TimeSpent.isSimulated(entry)
                ? TimeSpent.seconds(entry.simulatedSeconds()) + " simulated"
                : TimeSpent.seconds(entry.wallSeconds());
        return Wording.of("%s · %s · %s", entry.mode(), seeds, time);
    }

    /** Write the timeline of a log and the requests that broke checks, or say why there is none. */
    Markup timeline(List<Event> events) {
        Markup drawing = new Markup();
        if (events.isEmpty()) {
            return drawing.element("p", missing(), "class", "quiet");
        }
        new Timeline(entry, events).draw(drawing);
        requests(drawing, events);
        EventsInWords.write(drawing, events, entry.thresholds());
        return drawing;
    }

    private void requests(Markup drawing, List<Event> events) {
        List<Long> told = new ArrayList<>();
        for (CheckResult check : Drills.checks(entry)) {
            BrokenRequest.of(check, events)
                    .filter(broken -> told.size() < MOST_REQUESTS && !told.contains(broken.request()))
                    .ifPresent(broken -> {
                        told.add(broken.request());
                        broken.write(drawing, check.id());
                    });
        }
    }

    private String missing() {
        return entry.events() == null
                ? "No event log was kept of this drill, so there is no timeline."
                : Wording.of(
                        "The event log '%s' is missing or cannot be read, or is too large to be drawn, so there is no timeline.",
                        entry.events());
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
        page.scroll("scroll").open("table", "class", "checks").open("thead").open("tr");
        List.of("Check", "Expected and found", "Runs").forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut =
                Rows.write(page, Drills.checks(entry), CHECKS_SHARE, check -> new CheckRow(entry, check).write(page));
        page.close().close().close();
        Rows.note(page, cut);
    }
}
