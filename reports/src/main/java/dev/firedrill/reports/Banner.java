package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Times;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Results;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Write the top of the page: the verdict, of what, why, and how to see it again. */
final class Banner {

    private final Results results;
    private final Drills drills;

    Banner(Results results) {
        this.results = results;
        this.drills = new Drills(results);
    }

    void write(Markup page) {
        page.open("header", "class", "verdict " + Sign.of(results.verdict()).tone());
        page.element("p", "Firedrill release gate", "class", "kicker");
        verdict(page);
        page.element("p", tally(), "class", "tally");
        narrowed(page);
        reasons(page);
        drills.firstNotPassed().ifPresent(check -> reproduce(page, check));
        page.element("p", tool(), "class", "quiet");
        page.closeLine();
        errors(page);
    }

    private void verdict(Markup page) {
        String word = results.verdict().word();
        page.open("h1").text(Sign.of(results.verdict()).glyph() + " " + word);
        String limits = VerdictRule.wording(results).substring(word.length());
        if (!limits.isEmpty()) {
            page.element("small", limits);
        }
        page.close();
    }

    /** Count in one line what the verdict rests on. */
    String tally() {
        long failed = drills.countChecks(status -> status == Status.FAIL || status == Status.NOT_REPRODUCIBLE);
        long passed = drills.countChecks(status -> status == Status.PASS);
        long all = drills.countChecks(status -> true);
        List<Entry> judged = drills.judged();
        List<String> parts = new ArrayList<>();
        parts.add(Wording.of("%,d of %s passed", passed, count(all, "check")));
        parts.add(Wording.of("%,d failed", failed));
        parts.add(Wording.of("%,d not proven", all - passed - failed));
        parts.add(count(judged.size(), "drill"));
        parts.add(count(judged.stream().mapToLong(Entry::runs).sum(), "run"));
        if (!drills.variants().isEmpty()) {
            parts.add(variants());
        }
        return String.join(" · ", parts);
    }

    private String variants() {
        int all = VerdictRule.countVariants(results);
        return Wording.of("%,d of %s caught", all - VerdictRule.escaped(results).size(), count(all, "broken variant"));
    }

    static String count(long number, String noun) {
        return Wording.of("%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private void narrowed(Markup page) {
        if (results.subset()) {
            warn(page, "Only a selected part of the inventory was drilled. What was not selected is not covered.");
        }
        if (results.exploratory()) {
            warn(page, "Seeds came from the command line. A release gate does not accept this.");
        }
        if (results.reduced()) {
            warn(page, "Some scenarios had fewer runs than they declare; rare failures show only in all of them.");
        }
        unlisted(results).ifPresent(text -> warn(page, text));
        notSelected(results).ifPresent(text -> warn(page, text));
        int missed = VerdictRule.escaped(results).size();
        if (missed > 0) {
            warn(page, "No check caught " + count(missed, "broken variant") + "; see below.");
        }
    }

    /** Say that scenarios ran whose disappearance nobody would notice. */
    static Optional<String> unlisted(Results results) {
        long unlisted = VerdictRule.countUnlisted(results);
        return unlisted == 0 || results.inventory().expected() == null
                ? Optional.empty()
                : Optional.of(Wording.of(
                        "%s not in %s; ./firedrill lock lists %s",
                        count(unlisted, "scenario") + (unlisted == 1 ? " is" : " are"),
                        Lock.FILE,
                        unlisted == 1 ? "it" : "them"));
    }

    /** Say how many scenarios were left out on purpose. */
    static Optional<String> notSelected(Results results) {
        long left = VerdictRule.countNotSelected(results);
        return left == 0
                ? Optional.empty()
                : Optional.of(Wording.of("%s not selected", count(left, "scenario") + (left == 1 ? " was" : " were")));
    }

    private static void warn(Markup page, String text) {
        page.element("p", text, "class", "warn");
    }

    private void reasons(Markup page) {
        if (results.reasons().isEmpty()) {
            return;
        }
        page.open("ul", "class", "reasons");
        String cut = Rows.write(page, results.reasons(), 20_000, reason -> page.element("li", reason));
        page.close();
        Rows.note(page, cut);
    }

    private static void reproduce(Markup page, CheckResult check) {
        page.open("dl", "class", "finding")
                .element("dt", "check")
                .open("dd")
                .name(check.id())
                .close();
        page.element("dt", "expected").element("dd", check.expected());
        page.element("dt", "found").element("dd", check.found());
        page.element("dt", "see again")
                .open("dd")
                .open("code")
                .name(check.replay())
                .close()
                .close()
                .close();
    }

    private String tool() {
        String variants = drills.variants().isEmpty() ? "" : "; broken variants: " + time(drills.variants());
        return Wording.of(
                "Firedrill %s · Java %s · %s · %s%s",
                results.tool().version(), results.tool().java(), results.tool().os(), time(drills.judged()), variants);
    }

    private static String time(List<Entry> entries) {
        double simulated = entries.stream().mapToDouble(Entry::simulatedSeconds).sum();
        double wall = entries.stream().mapToDouble(Entry::wallSeconds).sum();
        return Wording.of("%s simulated in %s", seconds(simulated), seconds(wall));
    }

    /** Spell seconds as a length of time. */
    static String seconds(double seconds) {
        double rounded = seconds >= 10 ? Math.rint(seconds) : seconds;
        return Double.isFinite(rounded) && rounded < 9e9 ? Times.length((long) (rounded * 1e9)) : "unknown";
    }

    private void errors(Markup page) {
        if (!results.errors().isEmpty()) {
            configuration(page);
        }
        if (!VerdictRule.missed(results).isEmpty()
                || !results.inventory().unlisted().isEmpty()) {
            inventory(page);
        }
    }

    private void configuration(Markup page) {
        page.open("section").element("h2", "Could not be read or run");
        String cut = Rows.write(page, results.errors(), 40_000, error -> {
            page.open("dl", "class", "finding")
                    .element("dt", "at")
                    .open("dd")
                    .open("code")
                    .name(error.at())
                    .close()
                    .close();
            page.element("dt", "found").element("dd", error.found());
            page.element("dt", "expected").element("dd", error.expected());
            page.element("dt", "mend").element("dd", error.mend()).closeLine();
        });
        Rows.note(page, cut);
        page.closeLine();
    }

    private void inventory(Markup page) {
        page.open("section").element("h2", "Inventory");
        names(page, "Listed in firedrill.lock.json, but not in these results:", VerdictRule.missed(results), 20_000);
        names(
                page,
                "In these results, but not listed in firedrill.lock.json:",
                results.inventory().unlisted(),
                1_000);
        page.closeLine();
    }

    /** List names, as many as so many characters of the page can hold. */
    private static void names(Markup page, String title, List<String> names, int most) {
        if (names.isEmpty()) {
            return;
        }
        page.element("p", title).open("ul");
        String cut = Rows.write(
                page,
                names,
                most,
                name -> page.open("li").open("code").name(name).close().close());
        page.close();
        Rows.note(page, cut);
    }
}
