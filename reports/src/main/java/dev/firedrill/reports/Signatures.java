package dev.firedrill.reports;

import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Statement;
import java.util.ArrayList;
import java.util.List;

/** Write what people state of these results, apart from what checks found; and a line to sign on paper. */
final class Signatures {

    private static final int SHARE = 30_000;

    private static final int MOST_IDS = 40;

    private Signatures() {}

    static void write(Markup page, Dossier dossier) {
        page.open("section", "class", dossier.statements().isEmpty() ? "signatures paper" : "signatures");
        page.element("h2", "Signed");
        if (!dossier.statements().isEmpty()) {
            page.element(
                    "p",
                    "What people state of these very results. It changes no check, and nobody has proved who they are.",
                    "class",
                    "lead");
            page.open("ul");
            String cut = Rows.write(page, dossier.statements(), SHARE, statement -> statement(page, statement));
            page.close();
            Rows.note(page, cut);
            Rows.onPaper(page, 3, dossier.statements().size());
        }
        page.element("p", "Name, date and signature: ", "class", "sign-here paper");
        page.closeLine();
    }

    private static void statement(Markup page, Statement statement) {
        page.open("li").open("b").name(statement.by()).close();
        page.name(", " + statement.at()).text(": " + statement.note());
        statement.requirements().stream()
                .limit(MOST_IDS)
                .forEach(id -> page.text(" ").open("code").label(id).close());
        int more = statement.requirements().size() - MOST_IDS;
        page.text(more > 0 ? Wording.of(" and %,d more", more) : "").closeLine();
    }

    /** Name who states each requirement of a system to be fulfilled, as {@code S0-59 signed by Ada}. */
    static List<String> of(Dossier dossier, String system) {
        List<String> signed = new ArrayList<>();
        for (Statement statement : dossier.statements()) {
            statement.requirements().stream()
                    .filter(id -> id.startsWith(system + " "))
                    .forEach(id -> signed.add(id.substring(system.length() + 1) + " signed by " + statement.by()));
        }
        return signed;
    }
}
