package dev.firedrill.reports;

import dev.firedrill.model.ExpectationKind.Aspect;
import java.util.Arrays;
import java.util.List;

/** Write the matrix of systems against questions, a row for each way in which a system was run. */
final class Overview {

    private Overview() {}

    static void matrix(Markup page, Drills drills) {
        page.open("section").element("h2", "What each system proved");
        page.scroll("scroll").open("table", "class", "matrix");
        page.open("thead").open("tr").element("th", "System", "scope", "col");
        Arrays.stream(Aspect.values()).forEach(aspect -> {
            page.open("th", "scope", "col").text(heading(aspect));
            page.element("small", question(aspect)).close();
        });
        page.close().close().open("tbody");
        List<Matrix.Row> rows = Matrix.of(drills).rows();
        String cut = Rows.write(page, rows, 60_000, row -> row(page, row));
        page.close().close().close();
        Rows.note(page, cut);
        Rows.onPaper(page, 6, rows.size());
        legend(page);
        page.closeLine();
    }

    private static void row(Markup page, Matrix.Row row) {
        page.open("tr").open("th", "scope", "row").label(row.system());
        String mode = row.mode().isEmpty() ? "" : row.mode() + " · ";
        page.open("small").name(mode + row.drills() + " passed").close().close();
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
                "quiet legend");
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
}
