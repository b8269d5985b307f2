package dev.firedrill.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.events.Times;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.CheckResult.Bound;
import dev.firedrill.result.CheckResult.Chosen;
import dev.firedrill.result.CheckResult.Observed;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import dev.firedrill.result.Verdict;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Make results of three systems up, as one call of the tool would leave them. */
final class SampleResults {

    static final JsonNode JSON = JsonNodeFactory.instance.objectNode();

    static final double IN_TIME = 220;
    static final double TOO_LATE = 280;

    private static final long SECOND = 1_000_000_000L;

    private SampleResults() {}

    /** Three correct systems, and a broken variant of each that is caught. */
    static Results go() {
        return results(List.of(awf(), rewrite(), rollback(null, true), variant(), lostAnswer(), staleFlag()));
    }

    /** The same, but the rollback comes too late. */
    static Results noGo() {
        return results(List.of(awf(), rewrite(), rollback(null, false), lostAnswer(), staleFlag()));
    }

    static Results results(List<Entry> entries) {
        return with(entries, false, false, List.of(), List.of());
    }

    static Results with(
            List<Entry> entries,
            boolean subset,
            boolean exploratory,
            List<Results.ConfigurationError> errors,
            List<String> missing) {
        return VerdictRule.judged(new Results(
                Results.FORMAT,
                Verdict.GO,
                subset,
                exploratory,
                false,
                List.of(),
                new Results.Tool("0.1.0", "17.0.15", "Linux amd64"),
                new Results.Inventory(3, 3 - missing.size(), missing, List.of()),
                errors,
                entries));
    }

    /** The same results with requirements and with what the linter says. */
    static Results covering(Results results, List<Results.Coverage> coverage, List<Results.Lint> warnings) {
        return new Results(
                results.format(),
                results.verdict(),
                results.subset(),
                results.exploratory(),
                results.reduced(),
                results.reasons(),
                results.tool(),
                results.inventory(),
                coverage,
                warnings,
                results.errors(),
                results.entries());
    }

    static List<Event> events(Entry entry) {
        return switch (entry.system()) {
            case "awf" -> SampleLog.conversation();
            case "rewrite-upgrade" -> SampleLog.killSwitch();
            default -> SampleLog.rollback(entry.status() == Status.PASS ? IN_TIME : TOO_LATE);
        };
    }

    static Entry rollback(@Nullable String variant, boolean passes) {
        List<CheckResult> checks = new ArrayList<>();
        checks.add(passes ? triggerInTime() : triggerTooLate());
        checks.add(check(
                "trigger-rule:rollback",
                "triggered in bounds",
                "the rollback at the third breach of five",
                "it fired there in every run"));
        checks.add(check(
                "routing",
                "routed",
                "every request after 'rollback' goes to worker.previous",
                "2,641 of 2,641 requests did"));
        checks.add(check("never:escalated", "other", "the state 'escalated' is never entered", "it was not"));
        checks.add(check(
                "parity",
                "parity",
                "status and answer as in the twin without bad-worker, promote",
                "2,641 of 2,641 pairs are equal"));
        checks.add(check(
                "telemetry", "logged", "one line '[MONITOR]' per check with the declared keys", "24 of 24 lines"));
        checks.add(check(
                "eventually:stable",
                "recovered",
                "the state 'stable' within 15m of 'rollback'",
                "entered 7m50s after it"));
        return entry(
                "rollback-monitor",
                "rollback-three-of-five",
                "42.5 % failed work after a promotion puts the previous worker back on the third bad check",
                variant,
                50,
                checks);
    }

    private static CheckResult triggerInTime() {
        return timed(
                "trigger:rollback",
                Status.PASS,
                "60s",
                "120s",
                "118.2s",
                "117.9s",
                "89s",
                "1.8s",
                "fired 89s after the onset of 'bad-worker'");
    }

    static CheckResult triggerTooLate() {
        return timed(
                "trigger:rollback",
                Status.FAIL,
                "60s",
                "120s",
                "149s",
                "148.2s",
                "119s",
                "-29s",
                "fired 149s after the onset of 'bad-worker', 29s too late");
    }

    static CheckResult timed(
            String id,
            Status status,
            String from,
            String until,
            String worst,
            String p99,
            String median,
            String margin,
            String found) {
        boolean passed = status == Status.PASS;
        long place = passed ? 1700 : 3033;
        return new CheckResult(
                id,
                "trigger",
                "triggered in bounds",
                status,
                List.of("S4-06"),
                "scenarios/rollback-monitor/rollback-three-of-five.scenario.json:12:5",
                "'rollback' fires once, " + from + " to " + until + " after the onset of 'bad-worker'",
                found,
                4251,
                Times.sinceStart((long) (passed ? IN_TIME : TOO_LATE) * SECOND),
                new Bound(from, until),
                new Observed(worst, 4251, p99, median, 50),
                margin,
                passed ? 50 : 31,
                passed ? 0 : 19,
                passed ? List.of() : List.of(4243L, 4251L, 4252L, 4257L, 4258L, 4260L, 4263L, 4269L, 4270L, 4271L),
                new Chosen(
                        status,
                        "",
                        place,
                        (long) (passed ? IN_TIME : TOO_LATE) * SECOND,
                        131 * SECOND,
                        191 * SECOND,
                        251 * SECOND),
                "./firedrill replay rollback-monitor/rollback-three-of-five --seed 4251");
    }

    /** The same drill, run for real. */
    static Entry live(Entry entry) {
        return new Entry(
                entry.scenario(),
                entry.system(),
                entry.description(),
                entry.at(),
                "live",
                entry.variant(),
                entry.firstSeed(),
                entry.runs(),
                entry.declaredRuns(),
                entry.status(),
                entry.logHash(),
                0,
                entry.requests(),
                entry.wallSeconds(),
                entry.chosenSeed(),
                entry.events(),
                entry.thresholds(),
                entry.checks());
    }

    static Entry rewrite() {
        List<CheckResult> checks = List.of(
                check(
                        "routing",
                        "routed",
                        "every request after the switch took effect goes to CREATE with reason KILL_SWITCH_ACTIVE",
                        "470 of 470 requests did"),
                new CheckResult(
                        "effective:REWRITE_UPGRADE_ENABLED",
                        "effective",
                        "triggered in bounds",
                        Status.PASS,
                        List.of(),
                        "scenarios/rewrite-upgrade/kill-switch-routes-to-create.scenario.json:21:5",
                        "the switch takes effect within 10s",
                        "after 5s",
                        4251,
                        "t+4m5s",
                        new Bound(null, "10s"),
                        new Observed("9.6s", 7, "9.2s", "5s", 20),
                        "400ms",
                        20,
                        0,
                        List.of(),
                        new Chosen(Status.PASS, "", 480, 245 * SECOND, 240 * SECOND, 240 * SECOND, 250 * SECOND),
                        "./firedrill replay rewrite-upgrade/kill-switch-routes-to-create --seed 7"),
                check(
                        "telemetry",
                        "logged",
                        "each request has one '[STUDIO_RUN]' line with its route and reason",
                        "1,200 of 1,200 lines"),
                check("nothing-lost", "other", "every request is answered once", "1,200 of 1,200"),
                check(
                        "parity",
                        "parity",
                        "answers after the switch is restored equal those of the twin without it",
                        "292 of 292 pairs are equal"));
        return entry(
                "rewrite-upgrade",
                "kill-switch-routes-to-create",
                "The flag flips under load, while a request waits on the model",
                null,
                20,
                checks);
    }

    static Entry awf() {
        List<CheckResult> checks = List.of(
                check("golden", "golden", "the recorded conversation, byte for byte", "equal"),
                check(
                        "turn-1",
                        "other",
                        "narration names 'glade' and 'eyes', at most 5 choices, the scene changes",
                        "both named, 3 choices, scene 'glade-west'"),
                check("telemetry", "logged", "one line per turn", "2 of 2 lines"));
        return entry("awf", "first-meet-kiera", "First encounter with Kiera in the forest glade", null, 1, checks);
    }

    private static Entry variant() {
        return rollback("counts-all-breaches", false);
    }

    static Entry lostAnswer() {
        return entry(
                "awf",
                "first-meet-kiera",
                "First encounter",
                "scene-change-dropped",
                1,
                List.of(with(check("turn-1", "other", "the scene changes", "the scene stayed 'forest'"), Status.FAIL)));
    }

    static Entry staleFlag() {
        return entry(
                "rewrite-upgrade",
                "kill-switch-routes-to-create",
                "The flag flips",
                "flag-captured-at-start",
                20,
                List.of(with(
                        check(
                                "routing",
                                "routed",
                                "every request after the switch took effect goes to CREATE",
                                "request r-491 at t+4m5.5s went to REWRITE_UPGRADE (313 of 470)"),
                        Status.FAIL)));
    }

    static CheckResult check(String id, String aspect, String expected, String found) {
        return new CheckResult(
                id,
                id.replaceAll("[:-].*", ""),
                aspect,
                Status.PASS,
                List.of(),
                "scenarios/some/drill.scenario.json:12:5",
                expected,
                found,
                4251,
                null,
                null,
                null,
                null,
                50,
                0,
                List.of(),
                new Chosen(Status.PASS, "", 0, 0, null, null, null),
                "./firedrill replay some/drill --seed 42");
    }

    static CheckResult with(CheckResult check, Status status) {
        boolean passed = status == Status.PASS;
        return new CheckResult(
                check.id(),
                check.kind(),
                check.aspect(),
                status,
                check.covers(),
                check.at(),
                check.expected(),
                check.found(),
                4251,
                "t+4m5.5s",
                check.bound(),
                check.observed(),
                check.margin(),
                passed ? 50 : 0,
                passed ? 0 : 50,
                passed ? List.of() : List.of(42L),
                new Chosen(status, "", 12, 245_500_000_000L, null, null, null),
                check.replay());
    }

    static Entry entry(
            String system,
            String name,
            String description,
            @Nullable String variant,
            int runs,
            List<CheckResult> checks) {
        return new Entry(
                system + "/" + name,
                system,
                description,
                "scenarios/" + system + "/" + name + ".scenario.json:1:1",
                "simulated",
                variant,
                4242,
                runs,
                runs,
                VerdictRule.worst(checks),
                "8f3a0c15d2e94b67",
                750.0 * runs,
                new Entry.Requests(3600L * runs, 7200L * runs),
                0.42 * runs,
                4251,
                "events/" + system + "." + name + ".jsonl",
                system.equals("rollback-monitor")
                        ? List.of(new Entry.Threshold("rollback", "error_rate", ">", 0.2))
                        : List.of(),
                checks.stream().map(check -> over(runs, check)).toList());
    }

    private static CheckResult over(int runs, CheckResult check) {
        boolean passed = check.status() == Status.PASS;
        boolean mixed = check.passedRuns() > 0 && check.failedRuns() > 0;
        CheckResult over = new CheckResult(
                check.id(),
                check.kind(),
                check.aspect(),
                check.status(),
                check.covers(),
                check.at(),
                check.expected(),
                check.found(),
                check.seed(),
                check.when(),
                check.bound(),
                check.observed(),
                check.margin(),
                mixed ? check.passedRuns() : passed ? runs : 0,
                mixed ? check.failedRuns() : passed ? 0 : runs,
                check.failingSeeds(),
                check.chosen(),
                check.replay());
        String edit = check.seenToFail();
        if (edit == null) {
            return over;
        }
        boolean isGeneric = Boolean.TRUE.equals(check.generic());
        return isGeneric ? over.withSeenToFailGenerically(edit) : over.withSeenToFail(edit);
    }
}
