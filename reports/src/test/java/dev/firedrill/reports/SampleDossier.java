package dev.firedrill.reports;

import dev.firedrill.gate.Asked;
import dev.firedrill.gate.Change;
import dev.firedrill.gate.Changes;
import dev.firedrill.gate.Clause;
import dev.firedrill.gate.Clause.Outcome;
import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Ruling;
import dev.firedrill.gate.Statement;
import dev.firedrill.gate.Waived;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Results;
import dev.firedrill.result.Seal;
import dev.firedrill.result.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Make up what a gate decided of made-up results. */
final class SampleDossier {

    static final String DIGEST = "3f".repeat(32);
    static final String COMMIT = "3f2c9e1a02b4c5d6e7f8091a2b3c4d5e6f708192";

    private SampleDossier() {}

    /** The gate says NO-GO of results that hold a rollback which comes too late. */
    static Dossier noGo() {
        return dossier(provenance(SampleResults.noGo()), ruling(), changes(), statements());
    }

    /** The same of other drills. */
    static Dossier of(List<Entry> drills) {
        return dossier(provenance(SampleResults.results(drills)), ruling(), changes(), statements());
    }

    /** The same of other drills, with as much of all else as a project may have, in long words. */
    static Dossier crowded(List<Entry> drills) {
        String longText = "as long a sentence as somebody may write into a file that a gate reads, ".repeat(9);
        List<Clause> clauses = IntStream.range(0, 40)
                .mapToObj(i -> new Clause(
                        "clause-" + i, longText, Outcome.BROKEN, longText, List.of(i + " " + longText), List.of()))
                .toList();
        List<Change> changes = IntStream.range(0, 60)
                .mapToObj(i -> new Change(Change.Kind.LOOSENED, i + longText, longText, longText))
                .toList();
        List<Statement> statements = IntStream.range(0, 30)
                .mapToObj(i -> new Statement("Ada " + i, "2026-11-20T17:05:00Z", longText, ids(60), DIGEST))
                .toList();
        List<Waived> waived = IntStream.range(0, 30)
                .mapToObj(i -> new Waived(i + longText, "Ada", longText, "2026-12-01"))
                .toList();
        List<Results.Coverage> coverage = IntStream.range(0, 30)
                .mapToObj(i -> new Results.Coverage("system-" + i, 120, 0, ids(60), ids(60)))
                .toList();
        Results results = SampleResults.covering(SampleResults.results(drills), coverage, List.of());
        return new Dossier(
                provenance(results),
                Optional.of(
                        new Ruling(Verdict.NO_GO, clauses, waived, true, longText, "", "", List.of(), Asked.NOTHING)),
                Optional.of(new Changes(longText, changes)),
                statements,
                ids(60));
    }

    private static List<String> ids(int number) {
        return IntStream.range(0, number).mapToObj(i -> "awf S2-" + i).toList();
    }

    static Dossier dossier(Results results, Ruling ruling, Changes changes, List<Statement> statements) {
        return new Dossier(
                results, Optional.of(ruling), Optional.of(changes), statements, List.of("awf/second-meet-kiera"));
    }

    static Ruling ruling() {
        return new Ruling(
                Verdict.NO_GO,
                List.of(
                        new Clause(
                                "inventory",
                                "All ran that the lock file lists",
                                Outcome.MET,
                                "3 of 3",
                                List.of(),
                                List.of()),
                        new Clause(
                                "live",
                                "awf was drilled for real",
                                Outcome.OPEN,
                                "no live drill",
                                List.of("none of awf"),
                                List.of()),
                        new Clause(
                                "passed",
                                "Every check passed",
                                Outcome.BROKEN,
                                "1 failed",
                                List.of("the rollback failed"),
                                List.of()),
                        new Clause("runs", "Each had 50 runs", Outcome.NOT_ASKED, "", List.of(), List.of())),
                List.of(new Waived("awf/first-meet-kiera › parity", "Ada", "the tokenizer changed", "2026-12-01")),
                true,
                "./firedrill gate --baseline last-go",
                "",
                "",
                List.of(),
                Asked.NOTHING);
    }

    static Changes changes() {
        return new Changes(
                "2026-11-13T10:00:00Z, commit a81d02c",
                List.of(
                        new Change(Change.Kind.ADDED, "awf/new", "", "9 checks"),
                        new Change(Change.Kind.LOOSENED, "rollback-monitor/r › trigger", "60s to 120s", "60s to 180s"),
                        new Change(Change.Kind.REMOVED, "awf/first-meet-kiera › parity", "with its twin", "")));
    }

    static List<Statement> statements() {
        return List.of(new Statement(
                "Ada Byron", "2026-11-20T17:30:00Z", "the runbook was walked through", List.of("awf S2-09"), DIGEST));
    }

    static Results provenance(Results results) {
        List<Provenance.Subject> subjects = List.of(
                new Provenance.Subject("awf", "simulated", "sha256:" + DIGEST, "digest of its classes"),
                new Provenance.Subject("awf", "live", "awf-bundle 1.4", "--subject"),
                new Provenance.Subject("rollback-monitor", "simulated", null, "nobody"));
        List<Provenance.Input> inputs = IntStream.range(0, 300)
                .mapToObj(i -> new Provenance.Input("scenarios/awf/drill-" + i + ".scenario.json", DIGEST))
                .toList();
        return Seal.sealed(results.withProvenance(new Provenance(
                "2026-11-20T17:05:00Z",
                "2026-11-20T17:06:25Z",
                "./firedrill run --mode both",
                List.of(new Provenance.Commit(COMMIT, false)),
                inputs,
                subjects,
                true)));
    }
}
