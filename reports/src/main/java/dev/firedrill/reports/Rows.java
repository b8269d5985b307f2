package dev.firedrill.reports;

import java.util.List;
import java.util.function.Consumer;

/** Write one row after the other until a section has had its share of the page, and state how many are missing. */
final class Rows {

    private Rows() {}

    /** Write rows up to a number of bytes; gives "" or a sentence that states the cut. */
    static <T> String write(Markup page, List<T> rows, int share, Consumer<T> row) {
        int end = page.bytes() + share;
        for (int i = 0; i < rows.size(); i++) {
            if (page.bytes() > end) {
                return Wording.of(
                        "Shown: %,d of %,d; the page has a size limit, results.json has them all.", i, rows.size());
            }
            row.accept(rows.get(i));
        }
        return "";
    }

    /** State, on paper only, that the sheet hides what comes after so many rows. */
    static void onPaper(Markup page, int shown, int all) {
        if (all > shown) {
            page.element("p", Wording.of("On paper: the first %,d of %,d.", shown, all), "class", "quiet paper");
        }
    }

    /** Write the sentence that states a cut. */
    static void note(Markup page, String cut) {
        if (!cut.isEmpty()) {
            page.element("p", cut, "class", "quiet screen");
        }
    }
}
