package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.model.ExpectationKind.Aspect;
import java.util.Arrays;
import java.util.List;

/** Write the matrix of systems against questions, and the measured times against their bounds. */
final class Overview {

    private static final int LONGEST_NUMBER = 28;

    private Overview() {}

    static void matrix(Markup page, Drills drills) {
        page.open("section").element("h2", "What each system proved");
        page.open("div", "class", "scroll").open("table", "class", "matrix");
        page.open("thead").open("tr").element("th", "System", "scope", "col");
        Arrays.stream(Aspect.values()).forEach(aspect -> {
            page.open("th", "scope", "col").text(heading(aspect));
            page.element("small", question(aspect)).close();
        });
        page.close().close().open("tbody");
        String cut = Rows.write(page, Matrix.of(drills).rows(), 60_000, row -> row(page, row));
        page.close().close().close();
        Rows.note(page, cut);
        legend(page);
        page.closeLine();
    }

    private static void row(Markup page, Matrix.Row row) {
        page.open("tr").open("th", "scope", "row").label(row.system());
        page.element("small", row.drills() + " passed").close();
        row.cells().forEach(cell -> {
            page.open("td");
            cell.sign().write(page);
            page.element("small", cell.tally()).close();
        });
        page.closeLine();
    }

    private static void legend(Markup page) {
        page.element(
                "p",
                "✓ every check passed · ✗ a check failed, or the same seed gave two different runs · ? not proven: nothing was there that could have broken it (not exercised), or your service does not show it (not observed) · – no check asks this",
                "class",
                "quiet");
    }

    /** Give the heading of a column. */
    static String heading(Aspect aspect) {
        String title = aspect.title();
        return aspect == Aspect.OTHER ? "Other checks" : Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    private static String question(Aspect aspect) {
        return switch (aspect) {
            case ROUTED -> "every request took the path it should";
            case LOGGED -> "each decision can be seen afterwards";
            case TRIGGERED -> "in time, and only with cause";
            case RECOVERED -> "came back to normal";
            case PARITY -> "users got what they had before";
            case GOLDEN -> "recorded answers unchanged";
            case OTHER -> "nothing lost, nothing forbidden";
        };
    }

    static void timing(Markup page, Drills drills) {
        List<Timing> timings = Timing.of(drills.judged());
        if (timings.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Measured against its bounds");
        page.open("p", "class", "lead")
                .text("Over all runs. Shaded: allowed. ◆ worst run, tall line 99th percentile, short line median. ");
        page.text("The margin is what the worst run had left; negative is outside.");
        page.close().open("div", "class", "scroll").open("table", "class", "timing");
        page.open("thead").open("tr");
        List.of("Check", "Allowed and observed", "Worst", "p99", "Median", "Allowed", "Margin", "Runs")
                .forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut = Rows.write(page, timings, 120_000, timing -> timing(page, timing));
        page.close().close().close();
        Rows.note(page, cut);
        page.closeLine();
    }

    private static void timing(Markup page, Timing timing) {
        page.open("tr").open("th", "scope", "row");
        page.label(
                Sign.of(timing.check().status()).glyph() + " " + timing.check().id());
        page.open("small").label(timing.entry().scenario()).close().close();
        page.open("td");
        TimingBar.draw(page, timing);
        page.close();
        boolean failed = timing.check().status() == Status.FAIL;
        number(page, timing.observed().worst(), failed ? "number bad" : "number");
        number(page, timing.p99(), "number");
        number(page, timing.observed().median(), "number");
        number(page, timing.bounds(), "number");
        number(page, timing.margin(), failed ? "number bad" : "number");
        number(page, Wording.of("%,d", timing.observed().runs()), "number");
        page.closeLine();
    }

    private static void number(Markup page, String text, String cellClass) {
        page.open("td", "class", text.length() <= LONGEST_NUMBER ? cellClass : "")
                .name(text)
                .close();
    }
}
