package dev.firedrill.reports;

import dev.firedrill.gate.Dossier;
import dev.firedrill.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Write which requirements of each system are covered, and what the linter warns of. */
final class Coverage {

    private static final int SHARE = 30_000;

    private Coverage() {}

    static void write(Markup page, Dossier dossier) {
        requirements(page, dossier);
        warnings(page, dossier.results());
    }

    private static void requirements(Markup page, Dossier dossier) {
        Results results = dossier.results();
        if (results.requirements().isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Requirements");
        page.element(
                "p",
                "Covered is what a check speaks for that ran, passed, and was seen to fail. What is not covered does not change the verdict."
                        + (results.subset() ? " Only a part of the scenarios was selected." : ""),
                "class",
                "lead");
        page.scroll("scroll").open("table", "class", "plain requirements");
        page.open("thead").open("tr");
        boolean isSigned = results.requirements().stream()
                .anyMatch(coverage -> !Signatures.of(dossier, coverage.system()).isEmpty());
        List.of("System", "Covered", "By people only", "Signed by people", "Not covered").stream()
                .filter(title -> isSigned || !title.startsWith("Signed"))
                .forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut = Rows.write(page, results.requirements(), SHARE, coverage -> {
            page.open("tr").open("th", "scope", "row").label(coverage.system()).close();
            page.element("td", share(coverage));
            ids(page, coverage.people());
            if (isSigned) {
                ids(page, Signatures.of(dossier, coverage.system()));
            }
            ids(page, coverage.uncovered());
            page.closeLine();
        });
        page.close().close().close();
        Rows.note(page, cut);
        Rows.onPaper(page, 5, results.requirements().size());
        texts(page, results);
        page.closeLine();
    }

    /** Write what the requirements say that no check covers. */
    private static void texts(Markup page, Results results) {
        List<Worded> worded = new ArrayList<>();
        for (Results.Coverage coverage : results.requirements()) {
            coverage.texts().forEach(it -> worded.add(new Worded(coverage, it)));
        }
        if (worded.isEmpty()) {
            return;
        }
        page.open("details", "class", "more screen");
        page.element("summary", Wording.of("What these %,d say", worded.size())).open("dl", "class", "texts");
        String cut = Rows.write(page, worded, 2 * SHARE, one -> {
            boolean isForPeople = one.coverage().people().contains(one.text().id());
            page.open("dt")
                    .open("code")
                    .label(one.coverage().system() + " " + one.text().id());
            page.close().text(isForPeople ? " by people only" : " not covered").close();
            page.element("dd", one.text().text()).text("\n");
        });
        page.close();
        Rows.note(page, cut);
        page.closeLine();
    }

    private record Worded(Results.Coverage coverage, Results.Coverage.Text text) {}

    /** Say how many of all are covered, as {@code 76 of 81}. */
    static String share(Results.Coverage coverage) {
        return Wording.of("%,d of %,d", coverage.covered(), coverage.total());
    }

    private static void ids(Markup page, List<String> ids) {
        page.open("td").open("div", "class", "clamp").name(ids.isEmpty() ? "–" : "");
        String cut = Rows.write(
                page, ids, SHARE, id -> page.open("code").label(id).close().text(" "));
        page.close();
        Rows.note(page, cut);
        page.close();
    }

    private static void warnings(Markup page, Results results) {
        if (results.warnings().isEmpty()) {
            return;
        }
        page.open("section", "class", "screen").element("h2", "Warnings");
        page.element(
                "p",
                "Well-formed, and yet it cannot work as it reads. Warnings do not change the verdict.",
                "class",
                "lead");
        String cut = Rows.write(page, results.warnings(), SHARE, warning -> {
            page.open("dl", "class", "finding")
                    .element("dt", "at")
                    .open("dd")
                    .open("code")
                    .name(warning.at())
                    .close()
                    .name(" " + warning.rule())
                    .close();
            page.element("dt", "found").element("dd", warning.found());
            page.element("dt", "expected").element("dd", warning.expected());
            page.element("dt", "mend").element("dd", warning.mend()).closeLine();
        });
        Rows.note(page, cut);
        page.closeLine();
    }

    /** Say in one line what is covered of a system. */
    static String line(Results.Coverage coverage) {
        String people = coverage.people().isEmpty()
                ? ""
                : Wording.of(", %,d by people", coverage.people().size());
        String open = coverage.uncovered().isEmpty()
                ? ""
                : Wording.of(", %,d not covered", coverage.uncovered().size());
        return share(coverage) + " covered" + people + open;
    }

    /** Say in one line how many warnings there are; empty for none. */
    static Optional<String> warnings(Results results) {
        int warnings = results.warnings().size();
        return warnings == 0 ? Optional.empty() : Optional.of(Headline.count(warnings, "warning") + " of the linter");
    }
}
