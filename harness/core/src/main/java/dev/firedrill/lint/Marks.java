package dev.firedrill.lint;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the marks between which an expectation looks. */
final class Marks {

    private Marks() {}

    static List<Mark> of(Expectation expectation) {
        return switch (expectation.kind()) {
            case ROUTING -> ofRouting((Expectation.Routing) expectation);
            case NEVER -> ofNever((Expectation.Never) expectation);
            case EVENTUALLY -> list(((Expectation.Eventually) expectation).after(), Optional.empty());
            case PARITY -> list(((Expectation.Parity) expectation).after(), Optional.empty());
            case SAME_ANSWER -> ofSameAnswer((Expectation.SameAnswer) expectation);
            case COUNT -> ofCount((Expectation.Count) expectation);
            case STAGES -> ofStages((Expectation.Stages) expectation);
            case SEQUENCE -> ofSequence((Expectation.Sequence) expectation);
            case PROVIDER_CALLS -> list(((Expectation.ProviderCalls) expectation).after(), Optional.empty());
            case PROVIDER_SILENT -> ofSilence((Expectation.ProviderSilent) expectation);
            case TRIGGER,
                    TRIGGER_RULE,
                    STATES,
                    NOTHING_LOST,
                    AT_MOST_ONCE,
                    TELEMETRY,
                    AMPLIFICATION,
                    BACK_OFF,
                    STREAM_COMPLETE,
                    NO_HANG,
                    INDICATOR,
                    OBJECTIVE,
                    CONFIGURATION,
                    NO_LEAK,
                    RUNBOOK,
                    ARTIFACT,
                    PROPAGATION,
                    GOLDEN,
                    TURN,
                    CUSTOM -> List.of();
        };
    }

    private static List<Mark> ofRouting(Expectation.Routing it) {
        return list(it.after(), it.until());
    }

    private static List<Mark> ofNever(Expectation.Never it) {
        return list(it.after(), it.until());
    }

    private static List<Mark> ofSameAnswer(Expectation.SameAnswer it) {
        return list(it.after(), it.until());
    }

    private static List<Mark> ofCount(Expectation.Count it) {
        return list(it.after(), it.until());
    }

    private static List<Mark> ofStages(Expectation.Stages it) {
        return list(it.after(), it.until());
    }

    private static List<Mark> ofSequence(Expectation.Sequence it) {
        return list(it.after(), it.until());
    }

    private static List<Mark> ofSilence(Expectation.ProviderSilent it) {
        return list(Optional.of(it.after()), it.until());
    }

    private static List<Mark> list(Optional<Mark> after, Optional<Mark> until) {
        return Stream.of(after, until).flatMap(Optional::stream).toList();
    }
}
