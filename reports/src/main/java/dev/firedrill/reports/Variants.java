package dev.firedrill.reports;

import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Write which check caught each broken variant: a check that cannot fail proves nothing. */
final class Variants {

    private final Drills drills;

    Variants(Drills drills) {
        this.drills = drills;
    }

    /** Choose one drill for each variant: one that caught it, if any did. */
    List<Entry> shown() {
        Map<String, Entry> byVariant = new LinkedHashMap<>();
        for (Entry drill : drills.variants()) {
            byVariant.merge(
                    Drills.system(drill),
                    drill,
                    (first, second) -> isCaught(first) || !isCaught(second) ? first : second);
        }
        return List.copyOf(byVariant.values());
    }

    private boolean isCaught(Entry variant) {
        return drills.catcher(variant).isPresent();
    }

    void write(Markup page) {
        page.element("h2", "Broken variants");
        page.element(
                "p",
                "Plausible wrong versions of the systems, drilled in the same way. Each must be caught by a check that passes on the correct system.",
                "class",
                "lead");
        page.scroll("scroll").open("table");
        page.open("thead").open("tr");
        List.of("Variant", "Caught by", "Expected and found")
                .forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut = Rows.write(page, shown(), 120_000, variant -> row(page, variant));
        page.close().close().close();
        Rows.note(page, cut);
    }

    private void row(Markup page, Entry variant) {
        page.open("tr").open("th", "scope", "row");
        page.label(variant.variant() == null ? "–" : variant.variant());
        page.open("small").label(variant.scenario()).close().close();
        Optional<CheckResult> catcher = drills.catcher(variant);
        page.open("td");
        drills.sign(variant).write(page);
        if (catcher.isPresent()) {
            caught(page, catcher.get());
        } else {
            page.close();
            page.element("td", "No check failed that passes on the correct system, although this version is wrong.");
        }
        page.closeLine();
    }

    private static void caught(Markup page, CheckResult check) {
        page.open("small").label(check.id()).close().close();
        page.open("td").open("dl", "class", "finding");
        page.element("dt", "expected").element("dd", check.expected());
        page.element("dt", "found").element("dd", check.found());
        String when = check.when();
        if (when != null) {
            page.element("dt", "when").element("dd", Wording.of("%s, seed %d", when, check.seed()));
        }
        page.element("dt", "replay")
                .open("dd")
                .open("code")
                .name(check.replay())
                .close()
                .close();
        page.close().close();
    }
}
