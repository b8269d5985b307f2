package dev.firedrill.lint;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.Count;
import dev.firedrill.model.Expectation.Eventually;
import dev.firedrill.model.Expectation.Never;
import dev.firedrill.model.Expectation.Sequence;
import dev.firedrill.model.Expectation.Stages;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** Lists what expectations and actions that look for something look for. */
final class Patterns {

    private Patterns() {}

    /** List the patterns of a scenario, also those that must not happen. */
    static List<Pattern> of(Scenario scenario) {
        return Stream.concat(
                        scenario.expectations().stream().flatMap(it -> of(it).stream()),
                        scenario.actions().stream().flatMap(it -> it.pattern().stream()))
                .toList();
    }

    /** List the patterns of an expectation, also those that must not happen. */
    static List<Pattern> of(Expectation expectation) {
        return switch (expectation.kind()) {
            case NEVER -> List.of(((Never) expectation).pattern());
            case EVENTUALLY -> List.of(((Eventually) expectation).pattern());
            case COUNT -> counted((Count) expectation);
            case STAGES -> ((Stages) expectation).order();
            case SEQUENCE -> ((Sequence) expectation).order();
            case ROUTING,
                    TRIGGER,
                    TRIGGER_RULE,
                    STATES,
                    PARITY,
                    NOTHING_LOST,
                    AT_MOST_ONCE,
                    TELEMETRY,
                    PROVIDER_CALLS,
                    AMPLIFICATION,
                    BACK_OFF,
                    STREAM_COMPLETE,
                    NO_HANG,
                    PROVIDER_SILENT,
                    SAME_ANSWER,
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

    private static List<Pattern> counted(Count count) {
        return Stream.concat(Stream.of(count.pattern()), count.sameAs().stream())
                .toList();
    }

    /** List the patterns that a scenario wants to happen. */
    static List<Pattern> wanted(Scenario scenario) {
        return Stream.concat(
                        scenario.expectations().stream()
                                .filter(it -> !isOfAbsence(it))
                                .flatMap(it -> of(it).stream()),
                        scenario.actions().stream().filter(it -> !it.fails()).flatMap(it -> it.pattern().stream()))
                .toList();
    }

    private static boolean isOfAbsence(Expectation expectation) {
        return expectation instanceof Never
                || (expectation instanceof Count count && count.atMost().orElse(1) == 0);
    }
}
