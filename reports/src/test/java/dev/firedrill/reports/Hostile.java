package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.gate.Asked;
import dev.firedrill.gate.Change;
import dev.firedrill.gate.Changes;
import dev.firedrill.gate.Clause;
import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Ruling;
import dev.firedrill.gate.Statement;
import dev.firedrill.gate.Waived;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.CheckResult.Bound;
import dev.firedrill.result.CheckResult.Chosen;
import dev.firedrill.result.CheckResult.Observed;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Results;
import dev.firedrill.result.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Put text that a system or a model may send into every place that holds text. */
final class Hostile {

    static final String TEXT = "</title></style></svg><script>alert(1)</script><img src=x onerror=alert(2)> \" ' & ]]> "
            + "\u202Egnp.exe\u2066 \u001B[31mred\u001B[0m \u0000 \uD800 \uFFFE `` | @team\r\n<!--";

    private Hostile() {}

    static Results results(String text) {
        CheckResult check = new CheckResult(
                        "trigger:" + text,
                        "trigger",
                        "triggered in bounds",
                        Status.FAIL,
                        List.of(text),
                        text,
                        text,
                        text,
                        1,
                        text,
                        new Bound(text, text),
                        new Observed(text, 1, text, text, 1),
                        text,
                        0,
                        1,
                        List.of(1L),
                        new Chosen(Status.FAIL, "", 7, 1_000_000, 0L, 0L, 500_000L),
                        text)
                .withSeenToFail(text);
        Entry entry = entry(text, null, check);
        Entry variant = entry(text, text, check);
        return new Results(
                Results.FORMAT,
                Verdict.NO_GO,
                true,
                true,
                false,
                List.of(text),
                new Results.Tool(text, text, text),
                new Results.Inventory(2, 1, List.of(text), List.of(text)),
                List.of(new Results.Coverage(
                        text, 2, 0, List.of(text), List.of(text), List.of(new Results.Coverage.Text(text, text)))),
                List.of(new Results.Lint(text, text, text, text, text)),
                List.of(new Results.ConfigurationError(text, text, text, text)),
                List.of(entry, variant));
    }

    /** The same text in all that a gate, people and the origin of results may add. */
    static Dossier dossier(String text) {
        Provenance origin = new Provenance(
                text,
                text,
                text,
                List.of(new Provenance.Commit(text, false)),
                List.of(new Provenance.Input(text, text)),
                List.of(new Provenance.Subject(text, text, text, text)),
                false);
        List<Clause> clauses = Arrays.stream(Clause.Outcome.values())
                .map(outcome -> new Clause(text, text, outcome, text, List.of(text), List.of(text)))
                .toList();
        return new Dossier(
                results(text).withProvenance(origin),
                Optional.of(new Ruling(
                        Verdict.NO_GO,
                        clauses,
                        List.of(new Waived(text, text, text, text)),
                        true,
                        text,
                        text,
                        text,
                        List.of(),
                        Asked.NOTHING)),
                Optional.of(new Changes(text, List.of(new Change(Change.Kind.REMOVED, text, text, text)))),
                List.of(new Statement(text, text, text, List.of(text, text + " S1-1"), text)),
                List.of(text));
    }

    private static Entry entry(String text, @Nullable String variant, CheckResult check) {
        return new Entry(
                text,
                text,
                text,
                text,
                text,
                variant,
                1,
                1,
                1,
                Status.FAIL,
                text,
                1,
                new Entry.Requests(1, 1),
                1,
                1,
                text,
                List.of(new Entry.Threshold(text, text, text, 1), new Entry.Threshold(text, text, text, Double.NaN)),
                List.of(check));
    }

    static List<Event> events(String text) {
        return new SampleLog()
                .at(0, s -> new Event.RequestArrived(s, 1, text, text, text))
                .at(0.1, s -> new Event.RouteDecided(s, 1, text, text, text))
                .at(0.2, s -> new Event.FaultBegan(s, text))
                .at(0.3, s -> new Event.FaultApplied(s, text, text, 1, text))
                .at(0.4, s -> new Event.FlagWritten(s, text, text, text))
                .at(0.5, s -> new Event.ConfigObserved(s, text, text))
                .at(0.6, s -> new Event.MetricSampled(s, text, true, Double.NaN))
                .at(0.6, s -> new Event.MetricSampled(s, text, true, Double.MAX_VALUE))
                .at(0.6, s -> new Event.MetricSampled(s, text, true, -Double.MAX_VALUE))
                .at(0.7, s -> new Event.TriggerEvaluated(s, text, true, text))
                .at(0.7, s -> new Event.TriggerFired(s, text, text))
                .at(0.8, s -> new Event.ActionStarted(s, text, text, text))
                .at(0.8, s -> new Event.StateEntered(s, text))
                .at(0.9, s -> new Event.AlertSent(s, text, text))
                .at(1.0, s -> new Event.RequestFailed(s, 1, text, text))
                .at(1.1, s -> new Event.RunEnded(s, text, text))
                .events();
    }
}
