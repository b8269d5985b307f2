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
        return entry.withChecks(checks, entry.logHash());
    }

    static CheckResult mark(CheckResult check, String difference) {
        return check.status() == Status.FAIL ? check : check.with(Status.NOT_REPRODUCIBLE, EXPECTED, difference);
    }
}
