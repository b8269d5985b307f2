package dev.firedrill.result;

import dev.firedrill.check.Status;
import dev.firedrill.model.ExpectationKind.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Put first that a service did not start. Nothing was tried then, so that whatever else was judged of the run is not
 * exercised, but for the invariant that names the crash.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NotStarted {

    /** Id of the check that says so, the first of its entry; an entry whose service started has none. */
    public static final String ID = "start";

    private static final String EXPECTED = "the service starts and gets ready";
    private static final String UNTRIED = "nothing was tried: the service did not start";
    private static final String NAMES_THE_CRASH = "invariant:no-crash";
    private static final String END_OF_SENTENCE = ". ";

    private NotStarted() {}

    /** Mark an entry of a run for real with why the service did not start, in words for a reviewer. */
    public static Entry mark(Entry entry, String why) {
        List<CheckResult> checks = new ArrayList<>();
        checks.add(start(entry, why));
        entry.checks()
                .forEach(check -> checks.add(
                        check.id().equals(NAMES_THE_CRASH)
                                ? check
                                : check.with(Status.NOT_EXERCISED, check.expected(), UNTRIED)));
        return entry.withChecks(checks, entry.logHash());
    }

    /** Find the check that says so. */
    public static Optional<CheckResult> of(Entry entry) {
        return entry.checks().stream().filter(check -> check.id().equals(ID)).findFirst();
    }

    /** Say in one sentence why the service did not start; the rest is what it printed, or how to mend it. */
    static Optional<String> sentence(Entry entry) {
        return of(entry).map(check -> {
            String first = check.found().lines().findFirst().orElse("");
            int end = first.indexOf(END_OF_SENTENCE);
            return end < 0 ? first : first.substring(0, end);
        });
    }

    private static CheckResult start(Entry entry, String why) {
        return new CheckResult(
                ID,
                ID,
                Aspect.OTHER.title(),
                Status.FAIL,
                List.of(),
                entry.at(),
                EXPECTED,
                why,
                entry.chosenSeed(),
                null,
                null,
                null,
                null,
                0,
                1,
                List.of(entry.chosenSeed()),
                new CheckResult.Chosen(Status.FAIL, "", 0, 0, null, null, null),
                entry.checks().stream()
                        .map(CheckResult::replay)
                        .findFirst()
                        .orElse("./firedrill run --mode live " + entry.scenario()));
    }
}
