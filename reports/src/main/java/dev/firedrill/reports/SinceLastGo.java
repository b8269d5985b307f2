package dev.firedrill.reports;

import dev.firedrill.gate.Change;
import dev.firedrill.gate.Changes;
import dev.firedrill.gate.Dossier;
import java.util.List;

/** Write what changed since the last GO, what was taken away or loosened at the top. */
final class SinceLastGo {

    private static final int SHARE = 40_000;

    private SinceLastGo() {}

    static void write(Markup page, Dossier dossier) {
        if (dossier.changes().isPresent()) {
            changes(page, dossier.changes().orElseThrow());
        } else if (dossier.ruling().isPresent()) {
            page.open("section").element("h2", "Changed since the last GO");
            page.element("p", "Not known: nobody named the results of a last GO.")
                    .closeLine();
        }
    }

    private static void changes(Markup page, Changes changes) {
        page.open("section").element("h2", "Changed since the last GO");
        page.element("p", "Compared with " + changes.baseline(), "class", "lead");
        if (changes.list().isEmpty()) {
            page.element("p", "Nothing: the same checks with the same bounds, runs and outcomes.")
                    .closeLine();
            return;
        }
        page.scroll("scroll").open("table", "class", "changes");
        page.open("thead").open("tr");
        List.of("What", "Of", "Before", "Now").forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut = Rows.write(page, inOrder(changes), SHARE, change -> row(page, change));
        page.close().close().close();
        Rows.note(page, cut);
        Rows.onPaper(page, 5, changes.list().size());
        page.closeLine();
    }

    /** Give what a reviewer must see first at the top. */
    static List<Change> inOrder(Changes changes) {
        return changes.list().stream()
                .sorted((left, right) -> left.kind().compareTo(right.kind()))
                .toList();
    }

    private static void row(Markup page, Change change) {
        page.open("tr").open("th", "scope", "row");
        page.element("span", mark(change), "class", "sign " + tone(change)).close();
        page.open("td").label(change.subject()).close();
        side(page, change.before());
        side(page, change.after());
        page.closeLine();
    }

    private static void side(Markup page, String text) {
        page.open("td").open("div", "class", "clamp").text(text.isEmpty() ? "–" : text);
        page.close().close();
    }

    /** Spell the kind of a change with a glyph. */
    static String mark(Change change) {
        String glyph = switch (change.kind().tone()) {
            case WEAKER -> "✗ ";
            case TO_LOOK_AT -> "! ";
            case BETTER -> "· ";
        };
        return glyph + change.kind().word();
    }

    private static String tone(Change change) {
        return switch (change.kind().tone()) {
            case WEAKER -> "bad";
            case TO_LOOK_AT -> "open";
            case BETTER -> "none";
        };
    }
}
