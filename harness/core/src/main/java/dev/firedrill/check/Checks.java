package dev.firedrill.check;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.Amplification;
import dev.firedrill.model.Expectation.Artifact;
import dev.firedrill.model.Expectation.AtMostOnce;
import dev.firedrill.model.Expectation.BackOff;
import dev.firedrill.model.Expectation.Configuration;
import dev.firedrill.model.Expectation.Count;
import dev.firedrill.model.Expectation.Custom;
import dev.firedrill.model.Expectation.Eventually;
import dev.firedrill.model.Expectation.IndicatorFollowsEvents;
import dev.firedrill.model.Expectation.Never;
import dev.firedrill.model.Expectation.NoHang;
import dev.firedrill.model.Expectation.NoLeak;
import dev.firedrill.model.Expectation.NothingLost;
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
import dev.firedrill.model.Expectation.States;
import dev.firedrill.model.Expectation.StreamComplete;
import dev.firedrill.model.Expectation.TelemetryLines;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Expectation.TriggerFollowsRule;
import dev.firedrill.model.Expectation.TurnAnswer;
import dev.firedrill.model.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Make the checks of a scenario. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Checks {

    private Checks() {}

    /**
     * Make one check for each expectation, in declared order, then the invariants that concern the system. Expectations
     * of a golden are left out: the package {@code golden} serves them.
     *
     * @param own factories of the user's own kinds
     * @throws IllegalArgumentException if nobody makes a kind of the user's own, or its parameters make no sense
     */
    public static List<Check> of(Scenario scenario, List<CheckFactory> own) {
        List<Check> checks = new ArrayList<>();
        for (Expectation expectation : scenario.expectations()) {
            declared(scenario, expectation, own).ifPresent(checks::add);
        }
        checks.addAll(Invariants.of(scenario));
        return List.copyOf(checks);
    }

    private static Optional<Check> declared(Scenario scenario, Expectation expectation, List<CheckFactory> own) {
        return switch (expectation.kind()) {
            case ROUTING -> Optional.of(new RoutingCheck((Routing) expectation));
            case TRIGGER -> Optional.of(new TriggerCheck((TriggerFires) expectation));
            case TRIGGER_RULE -> Optional.of(new TriggerRuleCheck((TriggerFollowsRule) expectation));
            case STATES -> Optional.of(new StatesCheck((States) expectation));
            case NEVER -> Optional.of(new NeverCheck((Never) expectation));
            case EVENTUALLY -> Optional.of(new EventuallyCheck((Eventually) expectation));
            case PARITY -> Optional.of(new ParityCheck((Parity) expectation));
            case NOTHING_LOST -> Optional.of(new NothingLostCheck((NothingLost) expectation));
            case AT_MOST_ONCE -> Optional.of(new AtMostOnceCheck((AtMostOnce) expectation));
            case TELEMETRY -> Optional.of(new TelemetryCheck((TelemetryLines) expectation));
            case TURN -> Optional.of(new TurnCheck((TurnAnswer) expectation));
            case CUSTOM -> Optional.of(custom(scenario, (Custom) expectation, own));
            case PROVIDER_CALLS -> Optional.of(new ProviderCallsCheck((ProviderCalls) expectation));
            case AMPLIFICATION -> Optional.of(new AmplificationCheck((Amplification) expectation));
            case BACK_OFF -> Optional.of(new BackOffCheck((BackOff) expectation));
            case STREAM_COMPLETE -> Optional.of(new StreamCompleteCheck((StreamComplete) expectation));
            case NO_HANG -> Optional.of(new NoHangCheck((NoHang) expectation));
            case PROVIDER_SILENT -> Optional.of(new ProviderSilentCheck((ProviderSilent) expectation));
            case SAME_ANSWER -> Optional.of(new SameAnswerCheck((SameAnswer) expectation));
            case COUNT -> Optional.of(new CountCheck((Count) expectation));
            case STAGES -> Optional.of(new StagesCheck((Stages) expectation));
            case INDICATOR -> Optional.of(new IndicatorCheck((IndicatorFollowsEvents) expectation));
            case OBJECTIVE -> Optional.of(new ObjectiveCheck((ObjectiveBands) expectation));
            case CONFIGURATION -> Optional.of(new ConfigurationCheck((Configuration) expectation));
            case NO_LEAK -> Optional.of(new NoLeakCheck((NoLeak) expectation));
            case SEQUENCE -> Optional.of(new SequenceCheck((Sequence) expectation));
            case ARTIFACT -> Optional.of(new ArtifactCheck((Artifact) expectation));
            case PROPAGATION -> Optional.of(new PropagationCheck((Propagation) expectation));
            case RUNBOOK -> Optional.of(new RunbookCheck((Runbook) expectation));
            case GOLDEN -> Optional.empty();
        };
    }

    private static Check custom(Scenario scenario, Custom expectation, List<CheckFactory> own) {
        return own.stream()
                .filter(factory -> factory.kind().equals(expectation.word()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(expectation, own)))
                .create(scenario, expectation);
    }

    private static String unknown(Custom expectation, List<CheckFactory> own) {
        return "%s: found the check kind '%s', expected a built-in kind or one of your own: %s; offer it as a service of %s"
                .formatted(
                        expectation.head().position(),
                        expectation.word(),
                        own.stream().map(CheckFactory::kind).sorted().toList(),
                        CheckFactory.class.getName());
    }
}
