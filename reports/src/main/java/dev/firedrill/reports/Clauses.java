package dev.firedrill.reports;

import dev.firedrill.gate.Clause;
import dev.firedrill.gate.Clause.Outcome;
import dev.firedrill.gate.Ruling;
import java.util.Comparator;
import java.util.List;

/** Write what the rule of the gate asks, and what came of each sentence of it. */
final class Clauses {

    private static final int SHARE = 30_000;

    private Clauses() {}

    static void write(Markup page, Ruling ruling) {
        page.open("section").element("h2", "What the gate asks");
        page.scroll("scroll").open("table", "class", "clauses");
        page.open("thead").open("tr");
        List.of("What must be", "Is it so", "What is").forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut = Rows.write(page, unmetFirst(ruling), SHARE, clause -> row(page, clause));
        page.close().close().close();
        Rows.note(page, cut);
        Rows.onPaper(page, 12, ruling.clauses().size());
        page.closeLine();
    }

    /** What is not met stands first, and so is never what paper has no room for. */
    private static List<Clause> unmetFirst(Ruling ruling) {
        Comparator<Clause> worst = Comparator.comparing(
                (Clause clause) -> clause.outcome().compareTo(Outcome.OPEN) < 0 ? Outcome.MET : clause.outcome());
        return ruling.clauses().stream().sorted(worst.reversed()).toList();
    }

    private static void row(Markup page, Clause clause) {
        page.open("tr").open("th", "scope", "row").open("div", "class", "clamp").text(clause.demand());
        page.open("small").label(clause.id()).close().close().close();
        page.open("td");
        sign(clause).write(page);
        page.close().open("td").open("div", "class", "clamp").text(clause.found());
        page.close().close().closeLine();
    }

    static Sign sign(Clause clause) {
        return switch (clause.outcome()) {
            case NOT_ASKED -> Sign.NOT_ASKED;
            case MET -> Sign.MET;
            case OPEN -> Sign.OPEN;
            case BROKEN -> Sign.BROKEN;
        };
    }
}
