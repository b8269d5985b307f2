package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.result.BrokenVariants;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Results;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Answer why these results may be believed, or not: one row for each question of a doubter. */
final class Trust {

    private static final int MOST = 20;

    /** Hold a question with what is known; {@code names} are those it is not so of. */
    record Row(String question, Sign sign, String answer, List<String> names) {}

    private final Results results;
    private final List<Entry> simulated;
    private final List<Entry> real;
    private final Drills drills;

    private Trust(Results results) {
        this.results = results;
        this.drills = new Drills(results);
        this.simulated = drills.judged().stream().filter(TimeSpent::isSimulated).toList();
        this.real = drills.judged().stream()
                .filter(entry -> !TimeSpent.isSimulated(entry))
                .toList();
    }

    /** Answer all questions of results. */
    static List<Row> of(Results results) {
        Trust trust = new Trust(results);
        List<Row> rows = new ArrayList<>();
        if (!trust.simulated.isEmpty()) {
            rows.add(trust.reproducible());
        }
        if (!trust.real.isEmpty()) {
            rows.add(trust.live());
        }
        rows.add(trust.seenToFail());
        rows.add(trust.variants());
        rows.add(trust.unproven());
        rows.add(trust.skipped());
        return rows;
    }

    static void write(Markup page, Results results) {
        page.open("section").element("h2", "Why to believe it");
        page.scroll("scroll").open("table", "class", "plain trust");
        page.open("thead").open("tr");
        List.of("Question", "So", "What is known").forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        of(results).forEach(row -> row(page, row));
        page.close().close().close().closeLine();
    }

    private static void row(Markup page, Row row) {
        page.open("tr").element("th", row.question(), "scope", "row").open("td");
        row.sign().write(page);
        page.close().open("td").open("div", "class", "clamp").text(row.answer());
        if (!row.names().isEmpty()) {
            page.open("small");
            row.names().stream()
                    .limit(MOST)
                    .forEach(name -> page.open("code").label(name).close().text(" "));
            page.text(
                    row.names().size() > MOST
                            ? Wording.of("and %,d more", row.names().size() - MOST)
                            : "");
            page.close();
        }
        page.close().close().closeLine();
    }

    private Row reproducible() {
        String question = "Does one seed give one simulated run?";
        List<String> two = names(simulated, Status.NOT_REPRODUCIBLE);
        Provenance origin = results.provenance();
        if (!two.isEmpty()) {
            return new Row(
                    question, Sign.NO, Headline.count(two.size(), "drill") + " gave two logs for one seed:", two);
        }
        if (origin == null || !origin.repeated()) {
            String why = origin == null
                    ? "These results do not say whether they were repeated in a second JVM."
                    : "Nothing was repeated in a second JVM.";
            return new Row(question, Sign.NOT_DONE, why, List.of());
        }
        String all = Wording.of(
                "The first seed of each of %s was repeated in a second JVM and gave the same log.",
                Headline.count(simulated.size(), "simulated drill"));
        return new Row(question, Sign.YES, all, List.of());
    }

    private Row live() {
        String question = "Does real time give the same twice?";
        List<String> two = names(real, Status.NOT_REPRODUCIBLE);
        if (!two.isEmpty()) {
            return new Row(question, Sign.NO, Headline.count(two.size(), "drill") + " did not:", two);
        }
        long repeated = real.stream().filter(entry -> entry.runs() > 1).count();
        return new Row(
                question,
                Sign.NOT_DONE,
                Wording.of(
                        "%s, %,d of them with more than one run; no seed repeats real time.",
                        Headline.count(real.size(), "drill"), repeated),
                List.of());
    }

    private Row seenToFail() {
        SeenToFail seen = new SeenToFail(drills.judged());
        String rest = seen.unseen().isEmpty()
                ? "."
                : Wording.of("; %,d not:", seen.unseen().size());
        Sign sign = seen.isNone() ? Sign.NOT_DONE : seen.isAll() ? Sign.YES : Sign.NO;
        return new Row("Can the checks fail?", sign, seen.words() + rest, seen.unseen());
    }

    private Row variants() {
        String question = "Are wrong systems caught?";
        int all = BrokenVariants.count(results);
        List<String> escaped = BrokenVariants.escaped(results);
        if (all == 0) {
            return new Row(question, Sign.NOT_DONE, "No broken variant was drilled in these results.", List.of());
        }
        String answer = Wording.of(
                "%,d of %s caught%s",
                all - escaped.size(),
                Headline.count(all, "broken variant"),
                escaped.isEmpty() ? "." : Wording.of("; %,d escaped:", escaped.size()));
        return new Row(question, escaped.isEmpty() ? Sign.YES : Sign.NO, answer, escaped);
    }

    private Row unproven() {
        List<String> open = new ArrayList<>(names(drills.judged(), Status.NOT_EXERCISED));
        long exercised = drills.countChecks(status -> status == Status.NOT_EXERCISED);
        long observed = drills.countChecks(status -> status == Status.NOT_OBSERVED);
        open.addAll(names(drills.judged(), Status.NOT_OBSERVED));
        String answer = Wording.of(
                "%s not exercised, %,d not observed%s",
                Headline.count(exercised, "check"), observed, open.isEmpty() ? "." : ", in:");
        return new Row(
                "Was all that is asked put to the test?",
                exercised + observed == 0 ? Sign.YES : Sign.NO,
                answer,
                open.stream().distinct().toList());
    }

    private Row skipped() {
        List<String> missed = VerdictRule.missed(results);
        long left = VerdictRule.countNotSelected(results);
        boolean isAll = missed.isEmpty()
                && left == 0
                && !results.reduced()
                && results.errors().isEmpty();
        String answer = Wording.of(
                "%,d missing from what the lock file lists, %,d not selected, %,d not readable%s. Firedrill retries no drill.",
                missed.size(),
                left,
                results.errors().size(),
                results.reduced() ? ", some with fewer runs than declared" : "");
        Sign sign = results.inventory().expected() == null ? Sign.NOT_DONE : isAll ? Sign.YES : Sign.NO;
        return new Row("Did all run that must?", sign, answer, missed);
    }

    private static List<String> names(List<Entry> entries, Status status) {
        return entries.stream()
                .filter(entry -> entry.checks().stream().anyMatch(check -> check.status() == status))
                .map(Entry::scenario)
                .collect(Collectors.toList());
    }
}
