package dev.firedrill.reports;

import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import java.util.List;

/** Write what was run, so that it can be run again, and what even a GO does not say. */
final class Provenance {

    private Provenance() {}

    static void write(Markup page, Results results) {
        page.open("section").element("h2", "Provenance");
        page.element(
                "p", "The same scenario, seed and service give the same log hash on every machine.", "class", "lead");
        page.open("div", "class", "scroll")
                .open("table", "class", "plain provenance")
                .open("thead")
                .open("tr");
        List.of("Drill", "Mode", "First seed", "Runs", "Requests", "in twins", "Simulated", "Log hash")
                .forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut = Rows.write(page, results.entries(), 80_000, entry -> row(page, entry));
        page.close().close().close();
        Rows.note(page, cut);
        page.closeLine();
    }

    private static void row(Markup page, Entry entry) {
        page.open("tr").open("td").name(entry.scenario());
        page.name(entry.variant() == null ? "" : Wording.of(" (variant '%s')", entry.variant()))
                .close();
        page.open("td").name(entry.mode()).close();
        number(page, Long.toString(entry.firstSeed()));
        number(page, Wording.of("%,d", entry.runs()));
        number(page, Wording.of("%,d", entry.requests().runs()));
        number(page, Wording.of("%,d", entry.requests().twins()));
        number(page, Banner.seconds(entry.simulatedSeconds()));
        page.open("td").open("code").name(entry.logHash()).close().close().closeLine();
    }

    private static void number(Markup page, String text) {
        page.element("td", text, "class", "number");
    }

    static void untested(Markup page, Results results) {
        boolean isLive =
                results.entries().stream().anyMatch(entry -> entry.mode().equals("live"));
        page.open("section", "class", "untested");
        page.element("h2", "Not tested by this " + results.verdict().word()).open("ul");
        if (!isLive) {
            page.element(
                    "li",
                    "Real time. Every drill ran in simulated time; real clocks, networks, memory and machine load played no part.");
            page.element(
                    "li",
                    "A live service. No deployed service and no real model provider was called; model providers were scripted.");
        }
        page.element(
                "li",
                "The quality of model answers. Only their routing, timing and shape were judged, and that they stay the same where that is promised.");
        page.element(
                "li",
                "Other seeds and other faults. What is reproducible is reproducible for the listed seeds; only the faults and orders of the scenario files occurred.");
        page.element(
                "li",
                "Other builds. The results speak of the service as it was drilled, with the configuration it was drilled with.");
        page.element("li", "What no check asks. A dash in the table above is a question nobody asked, not an answer.");
        page.close().closeLine();
    }
}
