package dev.firedrill.falsify;

import dev.firedrill.check.ActionHappens;
import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.FaultStrikes;
import dev.firedrill.check.Finding;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.Amplification;
import dev.firedrill.model.Expectation.Artifact;
import dev.firedrill.model.Expectation.AtMostOnce;
import dev.firedrill.model.Expectation.Configuration;
import dev.firedrill.model.Expectation.Count;
import dev.firedrill.model.Expectation.Eventually;
import dev.firedrill.model.Expectation.IndicatorFollowsEvents;
import dev.firedrill.model.Expectation.Never;
import dev.firedrill.model.Expectation.NoHang;
import dev.firedrill.model.Expectation.NoLeak;
import dev.firedrill.model.Expectation.ObjectiveBands;
import dev.firedrill.model.Expectation.Parity;
import dev.firedrill.model.Expectation.Propagation;
import dev.firedrill.model.Expectation.ProviderCalls;
import dev.firedrill.model.Expectation.ProviderSilent;
import dev.firedrill.model.Expectation.Routing;
import dev.firedrill.model.Expectation.Runbook;
import dev.firedrill.model.Expectation.SameAnswer;
import dev.firedrill.model.Expectation.Sequence;
import dev.firedrill.model.Expectation.Stages;
import dev.firedrill.model.Expectation.StreamComplete;
import dev.firedrill.model.Expectation.TelemetryLines;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Expectation.TriggerFollowsRule;
import dev.firedrill.model.Expectation.TurnAnswer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Choose for a check the edits that it must not survive, the most telling first; made only when asked for. Those of its
 * kind, and of the twins it needs, tell that it looks where it should; those that any check may try come behind them.
 */
final class Edits {

    private static final String INVARIANT = "invariant:";
    private static final String FAULT = "fault:";
    private static final String ACTION = "action:";

    private final Case at;
    private final RequestEdits requests;
    private final TriggerEdits triggers;
    private final CallEdits calls;
    private final PatternEdits patterns;
    private final RecordEdits records;
    private final StoreEdits stores;

    private Edits(Case at) {
        this.at = at;
        this.requests = new RequestEdits(at);
        this.triggers = new TriggerEdits(at);
        this.calls = new CallEdits(at);
        this.patterns = new PatternEdits(at);
        this.records = new RecordEdits(at);
        this.stores = new StoreEdits(at);
    }

    /** Choose those of its own kind. */
    static Stream<Edit> own(Evidence evidence, Check check, Finding passed) {
        Edits edits = new Edits(new Case(evidence, passed));
        Optional<Expectation> declared = evidence.scenario().expectations().stream()
                .filter(it -> it.head().id().equals(check.id()))
                .findFirst();
        return Stream.<Supplier<Stream<Edit>>>of(
                        () -> declared.map(edits::declared).orElseGet(() -> edits.own(check)),
                        () -> check.twins().stream().flatMap(edits::twin))
                .flatMap(Supplier::get);
    }

    /** Choose those that any check may try. */
    static Stream<Edit> generic(Evidence evidence, Finding passed) {
        return Stream.of(new Case(evidence, passed)).flatMap(at -> new GenericEdits(at).all());
    }

    /** Make the twin another one: in what its last request got, and by that request being lost. */
    private Stream<Edit> twin(List<String> without) {
        Workbench twin = at.twin(without);
        List<RequestAnswered> answers = twin.log().all(RequestAnswered.class);
        return answers.stream()
                .skip(Math.max(0, answers.size() - 1))
                .flatMap(it -> Stream.of(
                        twin.change(it, "answer", Workbench.EDITED),
                        twin.change(it, "status", Workbench.EDITED),
                        twin.drop(it)));
    }

    private Stream<Edit> declared(Expectation expectation) {
        return switch (expectation.kind()) {
            case ROUTING -> requests.routing((Routing) expectation);
            case TRIGGER -> triggers.trigger((TriggerFires) expectation);
            case TRIGGER_RULE -> triggers.rule((TriggerFollowsRule) expectation);
            case STATES -> records.states();
            case NEVER -> patterns.never((Never) expectation);
            case EVENTUALLY -> patterns.eventually((Eventually) expectation);
            case PARITY -> requests.parity((Parity) expectation);
            case NOTHING_LOST -> requests.endOnce();
            case AT_MOST_ONCE -> records.atMostOnce((AtMostOnce) expectation);
            case TELEMETRY -> records.telemetry((TelemetryLines) expectation);
            case PROVIDER_CALLS -> calls.calls((ProviderCalls) expectation);
            case AMPLIFICATION -> calls.amplification((Amplification) expectation);
            case BACK_OFF -> calls.backOff();
            case STREAM_COMPLETE -> requests.streamComplete((StreamComplete) expectation);
            case NO_HANG -> requests.noHang((NoHang) expectation);
            case PROVIDER_SILENT -> calls.silent((ProviderSilent) expectation);
            case SAME_ANSWER -> requests.sameAnswer((SameAnswer) expectation);
            case COUNT -> patterns.count((Count) expectation);
            case STAGES -> patterns.stages((Stages) expectation);
            case INDICATOR -> triggers.indicator((IndicatorFollowsEvents) expectation);
            case OBJECTIVE -> triggers.objective((ObjectiveBands) expectation);
            case CONFIGURATION -> records.configuration((Configuration) expectation);
            case NO_LEAK -> records.noLeak((NoLeak) expectation);
            case SEQUENCE -> patterns.sequence((Sequence) expectation);
            case ARTIFACT -> stores.artifact((Artifact) expectation);
            case PROPAGATION -> stores.propagation((Propagation) expectation);
            case RUNBOOK -> records.runbook((Runbook) expectation);
            case GOLDEN -> requests.golden();
            case TURN -> requests.turn((TurnAnswer) expectation);
            case CUSTOM -> Stream.empty();
        };
    }

    /** Choose for what stands among no expectations: invariants, and that faults and actions happened. */
    private Stream<Edit> own(Check check) {
        if (check instanceof FaultStrikes) {
            return records.fault(check.id().substring(FAULT.length()));
        }
        if (check instanceof ActionHappens) {
            return records.action(check.id().substring(ACTION.length()));
        }
        return check.id().startsWith(INVARIANT) ? invariant(check.id().substring(INVARIANT.length())) : Stream.empty();
    }

    private Stream<Edit> invariant(String name) {
        return switch (name) {
            case "1" -> requests.forbidden();
            case "2" -> requests.withoutReason();
            case "3" -> requests.undeclared();
            case "4" -> records.undeclaredState();
            case "6" -> stores.unaudited();
            case "8" -> records.effectTwice();
            case "10" -> triggers.blind();
            case "11" -> stores.blocked();
            case "12" -> requests.endOnce();
            case "scripted" -> records.unmatched();
            case "no-crash" -> records.crash();
            case "alerts" -> triggers.withoutAlert();
            case "signals" -> records.foreignSignal();
            case "purposes" -> calls.foreignPurpose();
            default -> Stream.empty();
        };
    }
}
