package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Write the measured times nearest to their bounds, the tightest of each system, each way of running in a table of its own. */
final class TimingTables {

    /** Most rows of one system that passed, beside those that did not. */
    static final int TIGHTEST = 4;

    private static final int LONGEST_NUMBER = 28;
    private static final int SHARE = 60_000;
    private static final int REST = 50_000;

    private final Markup page;

    private TimingTables(Markup page) {
        this.page = page;
    }

    static void write(Markup page, Drills drills) {
        Map<String, List<Timing>> byMode = byMode(drills.judged());
        if (byMode.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Measured against its bounds");
        page.open("p", "class", "lead")
                .text("Over all runs. Shaded: allowed. ◆ worst run, tall line 99th percentile, short line median. ");
        page.text("The margin is what the worst run had left; negative is outside.");
        page.close();
        byMode.forEach((mode, timings) -> new TimingTables(page).write(mode, timings));
        page.closeLine();
    }

    /** Group what was measured by the way of running, virtual time first. */
    static Map<String, List<Timing>> byMode(List<Entry> entries) {
        Map<String, List<Timing>> byMode = new LinkedHashMap<>();
        List<Timing> all = Timing.of(entries);
        for (Mode mode : Mode.values()) {
            List<Timing> timings = all.stream()
                    .filter(timing -> timing.entry().mode().equals(mode.word()))
                    .toList();
            if (!timings.isEmpty()) {
                byMode.put(mode.word(), timings);
            }
        }
        all.stream()
                .filter(timing -> !byMode.containsKey(timing.entry().mode()))
                .toList()
                .forEach(timing -> byMode.computeIfAbsent("of an unknown mode", mode -> new ArrayList<>())
                        .add(timing));
        return byMode;
    }

    /** Give what did not pass, and the tightest of each system. */
    static List<Timing> tightest(List<Timing> timings) {
        Map<String, Integer> bySystem = new LinkedHashMap<>();
        return timings.stream()
                .filter(timing -> bySystem.merge(timing.entry().system(), 1, Integer::sum) <= TIGHTEST
                        || timing.check().status() != Status.PASS)
                .toList();
    }

    private void write(String mode, List<Timing> timings) {
        List<Timing> first = tightest(timings);
        List<Timing> rest =
                timings.stream().filter(timing -> !first.contains(timing)).toList();
        page.element("h3", Character.toUpperCase(mode.charAt(0)) + mode.substring(1));
        Rows.note(page, table("timing", first, SHARE, true));
        Rows.onPaper(page, 4, timings.size());
        if (!rest.isEmpty()) {
            page.open("details", "class", "more screen");
            page.element(
                    "summary",
                    Wording.of("The other %s, which had more left", Headline.count(rest.size(), "measured time")));
            Rows.note(page, table("plain timings", rest, REST, false));
            page.closeLine();
        }
    }

    private String table(String tableClass, List<Timing> timings, int share, boolean isDrawn) {
        page.scroll("scroll").open("table", "class", tableClass);
        page.open("thead").open("tr");
        List.of("Check", "Allowed and observed", "Worst", "p99", "Median", "Allowed", "Margin", "Runs").stream()
                .filter(title -> isDrawn || !title.startsWith("Allowed and"))
                .forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut = Rows.write(page, timings, share, timing -> row(timing, isDrawn));
        page.close().close().close();
        return cut;
    }

    private void row(Timing timing, boolean isDrawn) {
        page.open("tr").open("th", "scope", "row");
        page.label(
                Sign.of(timing.check().status()).glyph() + " " + timing.check().id());
        page.open("small").label(timing.entry().scenario()).close().close();
        if (isDrawn) {
            page.open("td");
            TimingBar.draw(page, timing);
            page.close();
        }
        boolean failed = timing.check().status() == Status.FAIL;
        number(timing.observed().worst(), failed ? "number bad" : "number");
        number(timing.p99(), "number");
        number(timing.observed().median(), "number");
        number(timing.bounds(), "number");
        number(timing.margin(), failed ? "number bad" : "number");
        number(Wording.of("%,d", timing.observed().runs()), "number");
        page.closeLine();
    }

    private void number(String text, String cellClass) {
        page.open("td", "class", text.length() <= LONGEST_NUMBER ? cellClass : "")
                .name(text)
                .close();
    }
}
