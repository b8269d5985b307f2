package dev.firedrill.reports;

import dev.firedrill.result.Results;
import dev.firedrill.result.VerdictRule;
import org.apiguardian.api.API;

/**
 * Render results as the release-gate page: one file of well-formed HTML with everything in it, at most
 * {@value #LIMIT} bytes in UTF-8. It needs no script and asks nothing of any network.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReleasePage {

    /** Most bytes of a page; what does not fit is left out and said to be. */
    public static final int LIMIT = 1_000_000;

    private static final int RESERVE = 4_000;
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static final String SEEN_TO_FAIL =
            "Each check that passed was tried on edited copies of its own event log. “Fails after” names an edit that it noticed; a check that notices none proves nothing.";

    private final Results results;
    private final EventSource events;

    private ReleasePage(Results results, EventSource events) {
        this.results = results;
        this.events = events;
    }

    /** Render the page; a pure function of the results and the events that the source gives. */
    public static String render(Results results, EventSource events) {
        return new ReleasePage(results, events).page();
    }

    private String page() {
        Drills drills = new Drills(results);
        Markup top = new Markup();
        new Banner(results).write(top);
        Overview.matrix(top, drills);
        Overview.timing(top, drills);
        StateGraphs.write(top, drills);
        Coverage.write(top, results);
        Markup variants = new Markup();
        Variants.write(variants, drills.variants());
        Markup bottom = new Markup();
        Provenance.write(bottom, results);
        Provenance.untested(bottom, results);
        Cards cards = new Cards(drills, events);
        int room = LIMIT - RESERVE - Stylesheet.CSS.length();
        cards.fill(room - top.bytes() - variants.bytes() - bottom.bytes());
        Markup body = new Markup().append(top);
        body.open("section").element("h2", "Drills");
        if (drills.anySeenToFail()) {
            body.element("p", SEEN_TO_FAIL, "class", "lead");
        }
        body.append(cards.judged()).closeLine();
        if (!drills.variants().isEmpty()) {
            body.open("section").append(variants).append(cards.variants()).closeLine();
        }
        return document(body.append(bottom));
    }

    private String document(Markup body) {
        Markup page = new Markup().open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.empty("link", "rel", "icon", "href", "data:,");
        page.element("title", VerdictRule.wording(results) + " · Firedrill release gate");
        page.sheet(Stylesheet.CSS).close().open("body");
        Stylesheet.patterns(page);
        page.open("main").append(body).close().close().close();
        return "<!DOCTYPE html>\n" + page + "\n";
    }
}
