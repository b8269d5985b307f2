package dev.firedrill.reports;

import dev.firedrill.result.Results;
import dev.firedrill.result.VerdictRule;
import java.util.List;

/** Write what could not be read or run, and where the inventory and the results part. */
final class Problems {

    private Problems() {}

    static void write(Markup page, Results results) {
        if (!results.errors().isEmpty()) {
            configuration(page, results);
        }
        if (!VerdictRule.missed(results).isEmpty()
                || !results.inventory().unlisted().isEmpty()) {
            inventory(page, results);
        }
    }

    private static void configuration(Markup page, Results results) {
        page.open("section", "class", "problems").element("h2", "Could not be read or run");
        String cut = Rows.write(page, results.errors(), 40_000, error -> {
            page.open("dl", "class", "finding")
                    .element("dt", "at")
                    .open("dd")
                    .open("code")
                    .name(error.at())
                    .close()
                    .close();
            page.element("dt", "found").element("dd", error.found());
            page.element("dt", "expected").element("dd", error.expected());
            page.element("dt", "mend").element("dd", error.mend()).closeLine();
        });
        Rows.note(page, cut);
        Rows.onPaper(page, 2, results.errors().size());
        page.closeLine();
    }

    private static void inventory(Markup page, Results results) {
        page.open("section", "class", "screen").element("h2", "Inventory");
        names(page, "Listed in firedrill.lock.json, but not in these results:", VerdictRule.missed(results), 20_000);
        names(
                page,
                "In these results, but not listed in firedrill.lock.json:",
                results.inventory().unlisted(),
                1_000);
        page.closeLine();
    }

    /** List names, as many as so many characters of the page can hold. */
    private static void names(Markup page, String title, List<String> names, int most) {
        if (names.isEmpty()) {
            return;
        }
        page.element("p", title).open("ul");
        String cut = Rows.write(
                page,
                names,
                most,
                name -> page.open("li").open("code").name(name).close().close());
        page.close();
        Rows.note(page, cut);
    }
}
