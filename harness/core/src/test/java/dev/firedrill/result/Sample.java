package dev.firedrill.result;

import dev.firedrill.check.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes entries and results that differ only in what a test is about. */
final class Sample {

    static final Results.Tool TOOL = new Results.Tool("0.1", "17", "Linux");

    private Sample() {}

    static CheckResult check(String id, Status status) {
        return new CheckResult(
                id,
                "routing",
                "routed",
                status,
                List.of("S0-01"),
                "scenarios/a.scenario.json:1:2",
                "route OLD",
                "route NEW",
                7,
                "t+1.5s",
                new CheckResult.Bound(null, "2s"),
                new CheckResult.Observed("1.5s", 7, "1.4s", "1s", 3),
                "+500ms",
                2,
                status == Status.FAIL ? 1 : 0,
                List.of(7L),
                new CheckResult.Chosen(status, "", 12, 1_500_000_000L, 0L, null, 2_000_000_000L),
                "./firedrill replay a/b --seed 7");
    }

    static Entry entry(String scenario, Status... checks) {
        return entry(scenario, null, "00000000000000aa", checks);
    }

    static Entry entry(String scenario, @Nullable String variant, String hash, Status... statuses) {
        List<CheckResult> checks = Arrays.stream(statuses)
                .map(status -> check("check-" + (status.ordinal() + 1), status))
                .toList();
        return entry(scenario, variant, hash, checks);
    }

    static Entry entry(String scenario, @Nullable String variant, String hash, List<CheckResult> checks) {
        return entry(scenario, "simulated", variant, hash, checks);
    }

    /** Drill for real. */
    static Entry live(String scenario, @Nullable String variant, String hash, CheckResult... checks) {
        return entry(scenario, "live", variant, hash, List.of(checks));
    }

    /** Judge a log of elsewhere. */
    static Entry imported(String scenario, Status status) {
        return entry(
                scenario,
                "imported",
                null,
                "h",
                List.of(check("check-1", status).withSeenToFail("dropped it")));
    }

    private static Entry entry(
            String scenario, String mode, @Nullable String variant, String hash, List<CheckResult> checks) {
        return new Entry(
                scenario,
                scenario.substring(0, scenario.indexOf('/')),
                "what it is about",
                "scenarios/a.scenario.json:1:1",
                mode,
                variant,
                7,
                3,
                3,
                VerdictRule.worst(checks),
                hash,
                120.5,
                new Entry.Requests(300, 600),
                0.25,
                7,
                null,
                List.of(new Entry.Threshold("rollback", "errorRate", ">", 0.2)),
                checks);
    }

    /** Judge entries against a lock that lists these scenarios, each with the checks of its entry where there is one. */
    static Results results(List<String> locked, Entry... entries) {
        List<Lock.Locked> scenarios = locked.stream()
                .map(scenario -> new Lock.Locked(
                        scenario,
                        Arrays.stream(entries)
                                .filter(entry -> entry.scenario().equals(scenario))
                                .flatMap(entry -> entry.checks().stream())
                                .map(CheckResult::id)
                                .distinct()
                                .toList()))
                .toList();
        return results(Optional.of(Lock.of(scenarios)), false, List.of(), entries);
    }

    static Results results(
            Optional<Lock> lock, boolean subset, List<Results.ConfigurationError> errors, Entry... entries) {
        return VerdictRule.judged(new Results(
                Results.FORMAT,
                Verdict.INCONCLUSIVE,
                subset,
                false,
                false,
                List.of(),
                TOOL,
                Lock.compare(lock, List.of(entries)),
                errors,
                List.of(entries)));
    }
}
