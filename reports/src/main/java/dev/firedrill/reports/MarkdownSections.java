package dev.firedrill.reports;

import java.util.List;
import java.util.function.Function;

/** Write sections of Markdown until there is no room left, and state every cut. */
final class MarkdownSections {

    private static final int SECTION = 13_000;
    private static final int RESERVE = 2_000;

    private final int limit;
    private final StringBuilder out = new StringBuilder();
    private boolean isCut;

    MarkdownSections(int limit) {
        this.limit = limit;
    }

    /** Write a paragraph of our own words; nothing for "". */
    void line(String text) {
        out.append(text).append(text.isEmpty() ? "" : "\n\n");
    }

    /** Write as many rows as the section's share allows; state how many are missing. */
    <T> void section(String head, List<T> rows, Function<T, String> spell) {
        if (rows.isEmpty()) {
            return;
        }
        if (out.length() + head.length() > limit - RESERVE) {
            isCut = true;
            return;
        }
        out.append(head).append(head.isEmpty() ? "" : head.startsWith("###") && !head.contains("|") ? "\n\n" : "\n");
        int end = Math.min(out.length() + SECTION, limit - RESERVE);
        for (int i = 0; i < rows.size(); i++) {
            String row = spell.apply(rows.get(i));
            if (out.length() + row.length() > end) {
                out.append(Wording.of("\nShown: %,d of %,d; results.json has them all.\n", i, rows.size()));
                break;
            }
            out.append(row);
        }
        out.append('\n');
    }

    /** Give all of it, and say so where something had no room at all. */
    String finished() {
        if (isCut) {
            out.append("Cut: the summary has a size limit; index.html and results.json have the rest.\n");
        }
        return out.toString();
    }
}
