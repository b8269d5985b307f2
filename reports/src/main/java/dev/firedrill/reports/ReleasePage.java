package dev.firedrill.reports;

import dev.firedrill.events.Event;
import dev.firedrill.gate.Dossier;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Render the release-gate page: one file of well-formed HTML with everything in it, at most {@value #LIMIT} bytes in
 * UTF-8. It needs no script and asks nothing of any network.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReleasePage {

    /** Most bytes of a page; what does not fit is left out and said to be. */
    public static final int LIMIT = 1_000_000;

    private static final int RESERVE = 12_000;
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static final String SEEN_TO_FAIL =
            "Each check that passed was tried on edited copies of its own event log. “Fails after” names an edit that it noticed; a check that notices none proves nothing.";

    private final Dossier dossier;
    private final Results results;
    private final Drills drills;
    private final EventSource events;

    private ReleasePage(Dossier dossier, EventSource events) {
        this.dossier = dossier;
        this.results = dossier.results();
        this.drills = new Drills(results);
        this.events = events;
    }

    /** Render the page of all that is known; a pure function of it and the events that the source gives. */
    public static String render(Dossier dossier, EventSource events) {
        return new ReleasePage(dossier, events).page();
    }

    private String page() {
        Optional<Entry> worst = drills.worst();
        List<Event> shown = worst.map(events::events).orElse(List.of());
        EventSource once = entry -> worst.filter(entry::equals).isPresent() ? shown : events.events(entry);
        Markup head = head();
        Markup proof = proof();
        Markup variants = new Markup();
        new Variants(drills).write(variants);
        Markup banner = banner(shown, "");
        int fixed = banner.bytes() + head.bytes() + proof.bytes() + variants.bytes() + Stylesheet.CSS.length();
        Cards cards = new Cards(drills, once, LIMIT - RESERVE - fixed);
        Markup body = banner(shown, cards.leftOut()).append(head);
        cards.worst(body);
        body.append(proof);
        others(body, cards, variants);
        return document(body);
    }

    private Markup banner(List<Event> worst, String leftOut) {
        Markup banner = new Markup();
        new Banner(dossier).write(banner, worst, leftOut);
        return banner;
    }

    /** Write what a reader asks before looking at any run. */
    private Markup head() {
        Markup head = new Markup();
        Problems.write(head, results);
        dossier.ruling().ifPresent(ruling -> Clauses.write(head, ruling));
        SinceLastGo.write(head, dossier);
        Overview.matrix(head, drills);
        TimingTables.write(head, drills);
        return head;
    }

    /** Write what the verdict rests on, and what it does not say. */
    private Markup proof() {
        Markup proof = new Markup();
        new Goldens(dossier).write(proof);
        Trust.write(proof, results);
        Coverage.write(proof, dossier);
        StateGraphs.write(proof, drills);
        Origin.write(proof, results);
        Untested.write(proof, new Headline(dossier).verdict(), drills);
        Signatures.write(proof, dossier);
        return proof;
    }

    private void others(Markup body, Cards cards, Markup variants) {
        body.open("section", "class", "screen").element("h2", "Drills");
        if (drills.anySeenToFail()) {
            body.element("p", SEEN_TO_FAIL, "class", "lead");
        }
        cards.others(body);
        body.closeLine();
        if (!drills.variants().isEmpty()) {
            body.open("section", "class", "screen").append(variants);
            cards.variants(body);
            body.closeLine();
        }
    }

    private String document(Markup body) {
        Markup page = new Markup().open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.empty("link", "rel", "icon", "href", "data:,");
        page.element("title", new Headline(dossier).title());
        page.sheet(Stylesheet.CSS).close().open("body");
        Stylesheet.patterns(page);
        page.open("main").append(body).close().close().close();
        return "<!DOCTYPE html>\n" + page + "\n";
    }
}
