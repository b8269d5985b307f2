package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Measurement;
import dev.firedrill.check.Status;
import dev.firedrill.check.Tally;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.falsify.Falsifier.Trial;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.CheckResult.Bound;
import dev.firedrill.result.CheckResult.Chosen;
import dev.firedrill.result.CheckResult.Observed;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Names;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Write down what a sweep found as an entry of the results. */
final class EntryOf {

    /** Nobody records what a broken variant does. */
    private static final String RECORD_HINT = "(\\s*if that is meant, |; )run with -D[^\\n]*$";

    private static final String UNFALSIFIED =
            "it passed (%s), and stayed green under all %d edits of the log that were tried: a check that cannot fail proves nothing";

    private final Scenario scenario;
    private final Mode mode;
    private final String variant;
    private final long firstSeed;
    private final int runs;
    private final Optional<String> notRecorded;

    /**
     * Prepare an entry.
     *
     * @param notRecorded why a golden that was due was not recorded
     */
    EntryOf(Scenario scenario, Mode mode, String variant, long firstSeed, int runs, Optional<String> notRecorded) {
        this.scenario = scenario;
        this.mode = mode;
        this.variant = variant;
        this.firstSeed = firstSeed;
        this.runs = runs;
        this.notRecorded = notRecorded;
    }

    Entry swept(Sweep.Swept swept, Run chosen, Falsification.Seen seen) {
        Share share = swept.share();
        List<CheckResult> checks = new ArrayList<>();
        for (int i = 0; i < share.tallies().size(); i++) {
            Tally tally = share.tallies().get(i);
            Optional<String> when = share.deciders().get(i).when(tally.status());
            CheckResult passed = check(tally, when, chosen, chosen.findings().get(i));
            checks.add(seen.of(tally.check())
                    .map(trial -> tried(passed, tally.check(), trial))
                    .orElse(passed));
        }
        return new Entry(
                scenario.id(),
                scenario.system(),
                scenario.description(),
                scenario.position().toString(),
                mode.word(),
                variant.isEmpty() ? null : variant,
                firstSeed,
                runs,
                mode == Mode.SIMULATED ? scenario.cappedRuns(scenario.runs()) : 1,
                VerdictRule.worst(checks),
                "%016x".formatted(share.hash()),
                share.simulatedSeconds(),
                new Entry.Requests(share.requests(), share.twinRequests()),
                swept.wallSeconds(),
                chosen.evidence().seed(),
                null,
                null,
                Entry.Threshold.of(scenario.controls(), scenario.environment()),
                scenario.controls()
                        .states()
                        .map(graph -> Entry.StateCoverage.of(graph, share.steps()))
                        .orElse(null),
                names(share, seen),
                checks);
    }

    private Names names(Share share, Falsification.Seen seen) {
        Sightings known = Sightings.declared(scenario);
        known.merge(share.sightings());
        List<Names.Invented> invented = new ArrayList<>();
        for (Tally tally : share.tallies()) {
            String check = tally.check().id();
            seen.of(tally.check())
                    .flatMap(Trial::invented)
                    .ifPresent(it -> invented.add(new Names.Invented(
                            check,
                            it.subject().word(),
                            it.name(),
                            List.copyOf(new TreeSet<>(it.where().keySet())))));
        }
        return new Names(known.known(), invented);
    }

    private CheckResult check(Tally tally, Optional<String> when, Run chosen, Finding finding) {
        Check check = tally.check();
        long seed = tally.deciding().map(Tally.Seeded::seed).orElse(firstSeed);
        Finding telling = tally.deciding().map(Tally.Seeded::finding).orElse(finding);
        return new CheckResult(
                check.id(),
                check.kind(),
                check.aspect().title(),
                tally.status(),
                check.covers(),
                check.position().toString(),
                telling.expected(),
                found(check, telling),
                seed,
                when.orElse(null),
                tally.worst().map(it -> bound(it.measurement())).orElse(null),
                observed(tally),
                margin(tally),
                tally.runs(Status.PASS),
                tally.runs(Status.FAIL),
                tally.failingSeeds(),
                chosen(finding, chosen.evidence()),
                replay(seed));
    }

    /** A check that nothing can make fail proves nothing, unless nobody asked for it. */
    private static CheckResult tried(CheckResult passed, Check check, Trial trial) {
        if (trial.edit().isPresent()) {
            String edit = trial.edit().get();
            return trial.own() ? passed.withSeenToFail(edit) : passed.withSeenToFailGenerically(edit);
        }
        return check.asked() ? passed.unfalsified(UNFALSIFIED.formatted(passed.found(), trial.tried())) : passed;
    }

    private String found(Check check, Finding telling) {
        if (check.aspect() != Aspect.GOLDEN) {
            return telling.found();
        }
        String found = notRecorded.orElse(telling.found());
        return variant.isEmpty() ? found : found.replaceFirst(RECORD_HINT, "");
    }

    private String replay(long seed) {
        String broken = variant.isEmpty() ? "" : " --variant " + variant;
        return switch (mode) {
            case SIMULATED -> "./firedrill replay %s --seed %d%s".formatted(scenario.id(), seed, broken);
            case LIVE ->
                "./firedrill run --mode live %s%s".formatted(scenario.position().file(), broken);
            case IMPORTED -> "./firedrill check --events FILE " + scenario.id();
        };
    }

    private static @Nullable Bound bound(Measurement measurement) {
        if (measurement.lower().isEmpty() && measurement.upper().isEmpty()) {
            return null;
        }
        return new Bound(
                spell(measurement.unit(), measurement.lower()), spell(measurement.unit(), measurement.upper()));
    }

    private static @Nullable Observed observed(Tally tally) {
        return tally.worst()
                .map(worst -> {
                    Measurement.Unit unit = worst.measurement().unit();
                    return new Observed(
                            spell(unit, worst.measurement().observed()),
                            worst.seed(),
                            tally.measured() < Observed.RUNS_FOR_P99 ? null : spell(unit, tally.p99()),
                            spell(unit, tally.median().orElse(0)),
                            tally.measured());
                })
                .orElse(null);
    }

    private static @Nullable String margin(Tally tally) {
        OptionalLong margin = tally.margin();
        if (margin.isEmpty()) {
            return null;
        }
        String sign = margin.getAsLong() < 0 ? "" : "+";
        Measurement.Unit unit = tally.worst().orElseThrow().measurement().unit();
        return sign + spell(unit, margin.getAsLong());
    }

    private static @Nullable String spell(Measurement.Unit unit, OptionalLong value) {
        return value.isPresent() ? spell(unit, value.getAsLong()) : null;
    }

    private static String spell(Measurement.Unit unit, long value) {
        return switch (unit) {
            case DURATION -> Times.length(value);
            case COUNT -> Long.toString(value);
        };
    }

    private static Chosen chosen(Finding finding, Evidence evidence) {
        EventLog log = evidence.log(finding.log());
        long time = finding.place() == 0 ? 0 : log.at(finding.place()).time();
        Measurement timed = finding.measurement()
                .filter(it -> it.unit() == Measurement.Unit.DURATION)
                .orElse(null);
        if (timed == null) {
            return new Chosen(finding.status(), finding.log(), finding.place(), time, null, null, null);
        }
        return new Chosen(
                finding.status(),
                finding.log(),
                finding.place(),
                time,
                timed.origin(),
                timed.lower().isPresent() ? timed.origin() + timed.lower().getAsLong() : timed.origin(),
                timed.upper().isPresent() ? timed.origin() + timed.upper().getAsLong() : null);
    }
}
