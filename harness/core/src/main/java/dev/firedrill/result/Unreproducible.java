package dev.firedrill.result;

import dev.firedrill.check.Status;
import java.util.List;
import org.apiguardian.api.API;

/** Take back what was judged where the same seed gave two logs: then not even a pass means anything. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Unreproducible {

    private static final String EXPECTED = "the same seed gives the same log in every JVM, at every speed";

    private Unreproducible() {}

    /** Mark every check of an entry that did not fail anyway, with the first difference in words. */
    public static Entry mark(Entry entry, String difference) {
        List<CheckResult> checks =
                entry.checks().stream().map(check -> mark(check, difference)).toList();
        return with(entry, checks, entry.logHash());
    }

    static CheckResult mark(CheckResult check, String difference) {
        if (check.status() == Status.FAIL) {
            return check;
        }
        return new CheckResult(
                check.id(),
                check.kind(),
                check.aspect(),
                Status.NOT_REPRODUCIBLE,
                check.covers(),
                check.at(),
                EXPECTED,
                difference,
                check.bound(),
                check.observed(),
                check.margin(),
                check.passedRuns(),
                check.failedRuns(),
                check.failingSeeds(),
                check.chosen(),
                check.replay());
    }

    /** Give an entry other checks, and the status that follows from them. */
    static Entry with(Entry entry, List<CheckResult> checks, String logHash) {
        return new Entry(
                entry.scenario(),
                entry.system(),
                entry.description(),
                entry.at(),
                entry.mode(),
                entry.variant(),
                entry.firstSeed(),
                entry.runs(),
                VerdictRule.worst(checks),
                logHash,
                entry.simulatedSeconds(),
                entry.requests(),
                entry.wallSeconds(),
                entry.chosenSeed(),
                entry.events(),
                entry.thresholds(),
                checks);
    }
}
