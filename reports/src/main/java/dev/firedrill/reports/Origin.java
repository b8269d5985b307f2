package dev.firedrill.reports;

import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import dev.firedrill.result.Results;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Write what was run, of what, when and with what, so that it can be run again and told from another. */
final class Origin {

    private static final int SHARE = 40_000;

    private static final int MOST_SUBJECTS = 40;

    private final Markup page;
    private final Results results;

    private Origin(Markup page, Results results) {
        this.page = page;
        this.results = results;
    }

    static void write(Markup page, Results results) {
        page.open("section", "class", "origin").element("h2", "Provenance");
        new Origin(page, results).write();
        page.closeLine();
    }

    private void write() {
        Provenance origin = results.provenance();
        page.open("dl", "class", "finding origin");
        if (origin == null) {
            fact("sources", "not known: these results do not say where they come from");
        } else {
            facts(origin);
        }
        fact(
                "tool",
                Wording.of(
                        "Firedrill %s, Java %s, %s",
                        results.tool().version(),
                        results.tool().java(),
                        results.tool().os()));
        String seal = results.seal();
        fact("seal", seal == null ? "none: nobody can tell whether these results were edited" : "sha256:" + seal);
        if (origin != null) {
            subjects(origin.subjects());
        }
        page.close();
        if (origin != null) {
            inputs(origin.inputs());
        }
        drills();
    }

    private void facts(Provenance origin) {
        inHeader("sources", Subjects.commits(origin.commits()));
        inHeader("drilled", origin.from() + " to " + origin.until());
        page.element("dt", "command").open("dd").open("code").name(origin.command());
        page.close().close();
        fact(
                "inputs",
                Wording.of(
                        "%s, sha256:%s over them",
                        Headline.count(origin.inputs().size(), "file"), digest(origin.inputs())));
    }

    private void subjects(List<Subject> subjects) {
        subjects.stream().limit(MOST_SUBJECTS).forEach(subject -> inHeader("subject", words(subject)));
        int more = subjects.size() - MOST_SUBJECTS;
        if (more > 0) {
            inHeader("subject", Wording.of("and %,d more", more));
        }
    }

    private static String words(Subject subject) {
        String build = subject.build();
        return Wording.of(
                "%s, %s: %s, named by %s",
                subject.system(), subject.mode(), build == null ? "no build" : build, subject.by());
    }

    /** Write what the top of the page says already, so that paper need not repeat it. */
    private void inHeader(String title, String text) {
        page.element("dt", title, "class", "subject").element("dd", text, "class", "subject");
    }

    private void fact(String title, String text) {
        page.element("dt", title).element("dd", text);
    }

    /** Take one digest over the names and digests of all files, a line each. */
    static String digest(List<Input> inputs) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            inputs.forEach(input ->
                    sha256.update((input.sha256() + "  " + input.file() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private void inputs(List<Input> inputs) {
        page.open("details", "class", "more screen");
        page.element("summary", Headline.count(inputs.size(), "file") + " with their digests");
        page.scroll("scroll").open("table", "class", "plain").open("tbody");
        String cut = Rows.write(page, inputs, SHARE, input -> {
            page.open("tr").open("td").label(input.file()).close();
            page.open("td").open("code").name(input.sha256()).close().close().closeLine();
        });
        page.close().close().close();
        Rows.note(page, cut);
        page.closeLine();
    }

    private void drills() {
        page.open("details", "class", "more screen");
        page.element(
                "summary",
                "Log hashes of " + Headline.count(results.entries().size(), "drill")
                        + "; the same scenario, seed and service give the same one on every machine");
        page.scroll("scroll")
                .open("table", "class", "plain provenance")
                .open("thead")
                .open("tr");
        List.of("Drill", "Mode", "First seed", "Runs", "Requests", "in twins", "Lasted", "Log hash")
                .forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        String cut = Rows.write(page, results.entries(), SHARE, this::row);
        page.close().close().close();
        Rows.note(page, cut);
        page.closeLine();
    }

    private void row(Entry entry) {
        page.open("tr").open("td").name(entry.scenario());
        page.name(entry.variant() == null ? "" : Wording.of(" (variant '%s')", entry.variant()))
                .close();
        page.open("td").name(entry.mode()).close();
        number(Long.toString(entry.firstSeed()));
        number(Wording.of("%,d", entry.runs()));
        number(Wording.of("%,d", entry.requests().runs()));
        number(Wording.of("%,d", entry.requests().twins()));
        number(TimeSpent.seconds(entry.simulatedSeconds()));
        page.open("td").open("code").name(entry.logHash()).close().close().closeLine();
    }

    private void number(String text) {
        page.element("td", text, "class", "number");
    }
}
