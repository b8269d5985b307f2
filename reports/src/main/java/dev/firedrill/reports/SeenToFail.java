package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Count how the checks that somebody asked for, and that passed, were seen to fail. */
final class SeenToFail {

    /** Nobody asked for these: they hold for every run. */
    private static final String INVARIANT = "invariant";

    private final Map<String, Integer> families = new TreeMap<>();
    private final List<String> unseen = new ArrayList<>();
    private int passed;
    private int seen;
    private int generic;

    SeenToFail(List<Entry> entries) {
        for (Entry entry : entries) {
            entry.checks().stream()
                    .filter(check -> isAsked(check) && check.status() == Status.PASS)
                    .forEach(check -> count(entry, check));
        }
    }

    static boolean isAsked(CheckResult check) {
        return !check.kind().equals(INVARIANT);
    }

    private void count(Entry entry, CheckResult check) {
        passed++;
        String edit = check.seenToFail();
        if (edit == null) {
            unseen.add(entry.scenario() + " › " + check.id());
        } else {
            seen++;
            families.merge(family(edit), 1, Integer::sum);
            generic += Boolean.TRUE.equals(check.generic()) ? 1 : 0;
        }
    }

    private static String family(String edit) {
        int blank = edit.indexOf(' ');
        String word = blank < 0 ? edit : edit.substring(0, blank);
        return switch (word) {
            case "dropped", "moved", "changed", "inserted" -> word;
            default -> edit.contains(" more ") ? "repeated" : "edited otherwise";
        };
    }

    boolean isAll() {
        return passed > 0 && unseen.isEmpty();
    }

    boolean isNone() {
        return passed == 0;
    }

    /** List the checks that nothing made fail, as {@code awf/first-meet-kiera › parity}. */
    List<String> unseen() {
        return unseen;
    }

    /** Say it in one sentence. */
    String words() {
        if (passed == 0) {
            return "No check that anybody asked for passed";
        }
        String how = families.entrySet().stream()
                .map(it -> Wording.of("%,d %s", it.getValue(), it.getKey()))
                .collect(Collectors.joining(", "));
        String any = generic == 0 ? "" : Wording.of("; %,d only by an edit that any check may try", generic);
        return Wording.of(
                "Of %s that passed, %,d were seen to fail on an edited copy of their event log%s%s",
                Headline.count(passed, "check"), seen, how.isEmpty() ? "" : " (an event " + how + ")", any);
    }
}
