package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Make many drills up. */
final class Many {

    private Many() {}

    /** Spread drills that passed over so many systems. */
    static List<Entry> drills(int number, int systems) {
        Entry sample = SampleResults.rollback(null, true);
        return IntStream.range(0, number)
                .mapToObj(i -> SampleResults.entry(
                        "system-" + i % systems, "drill-" + i, sample.description(), null, 50, sample.checks()))
                .toList();
    }

    /** Make drills of 100,000 runs with 20 checks each, every text long; every fifth has failed. */
    static List<Entry> wordy(int number) {
        String text = "words that somebody or something wrote and that go on for as long as they like, ".repeat(10);
        List<Entry> drills = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            List<CheckResult> checks =
                    new ArrayList<>(SampleResults.rollback(null, i % 5 != 0).checks());
            for (int k = checks.size(); k < 20; k++) {
                CheckResult check = SampleResults.check("check-" + k, "routed", text, text);
                checks.add(i % 5 == 0 ? SampleResults.with(check, Status.FAIL) : check.withSeenToFail(text));
            }
            drills.add(SampleResults.entry("system-" + i % 12, "drill-" + i, text, null, 100_000, checks));
        }
        return drills;
    }
}
