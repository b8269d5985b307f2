package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.events.EventKind;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Scenario;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Say what checks cannot make of a log that a service wrote alone, or that does not go to its end. */
final class Untold {

    private static final Set<EventKind> NONE = EnumSet.noneOf(EventKind.class);

    /** Invariants that wait for something: it may have come after the end of the log. */
    private static final Set<String> WAITING =
            Set.of("invariant:6", "invariant:11", "invariant:12", "invariant:alerts");

    private Untold() {}

    private static Optional<Expectation> expectation(Scenario scenario, Check check) {
        return scenario.expectations().stream()
                .filter(it -> it.head().id().equals(check.id()))
                .findFirst();
    }

    /** Name the kinds that otherwise the harness records, and without which a check would judge what is not there. */
    static Set<EventKind> needs(Scenario scenario, Check check) {
        return expectation(scenario, check).map(Untold::needs).orElseGet(() -> unasked(check));
    }

    private static Set<EventKind> needs(Expectation expectation) {
        return switch (expectation.kind()) {
            case TRIGGER ->
                ((TriggerFires) expectation).cause().isPresent()
                        ? EnumSet.of(EventKind.FAULT_BEGAN, EventKind.FAULT_APPLIED, EventKind.ACTION_STARTED)
                        : NONE;
            case PARITY, SAME_ANSWER, NOTHING_LOST, NO_HANG, TURN, GOLDEN -> EnumSet.of(EventKind.REQUEST_ANSWERED);
            case PROVIDER_CALLS, AMPLIFICATION, PROVIDER_SILENT -> EnumSet.of(EventKind.PROVIDER_CALLED);
            case BACK_OFF -> EnumSet.of(EventKind.PROVIDER_CALLED, EventKind.PROVIDER_FAILED);
            case STREAM_COMPLETE ->
                EnumSet.of(EventKind.REQUEST_ANSWERED, EventKind.REQUEST_CHUNK, EventKind.PROVIDER_CALLED);
            case NO_LEAK -> EnumSet.of(EventKind.REQUEST_ANSWERED, EventKind.TELEMETRY_LINE);
            case RUNBOOK -> EnumSet.of(EventKind.ACTION_STARTED, EventKind.ACTION_ENDED);
            case PROPAGATION -> EnumSet.of(EventKind.FLAG_WRITTEN);
            case ROUTING,
                    TRIGGER_RULE,
                    STATES,
                    NEVER,
                    EVENTUALLY,
                    AT_MOST_ONCE,
                    TELEMETRY,
                    COUNT,
                    STAGES,
                    INDICATOR,
                    OBJECTIVE,
                    CONFIGURATION,
                    SEQUENCE,
                    ARTIFACT,
                    CUSTOM -> NONE;
        };
    }

    private static Set<EventKind> unasked(Check check) {
        return switch (check.id()) {
            case "invariant:1" -> EnumSet.of(EventKind.ROUTE_DECIDED, EventKind.CONFIG_OBSERVED);
            case "invariant:6" -> EnumSet.of(EventKind.FLAG_WRITTEN);
            case "invariant:11" -> EnumSet.of(EventKind.FLAG_WRITTEN, EventKind.STATE_ENTERED);
            case "invariant:12" -> EnumSet.of(EventKind.REQUEST_ANSWERED);
            default ->
                switch (check.kind()) {
                    case "fault" -> EnumSet.of(EventKind.FAULT_APPLIED);
                    case "action" -> EnumSet.of(EventKind.ACTION_ENDED);
                    default -> NONE;
                };
        };
    }

    /** Tell whether nothing that came later could have mended what a check found wrong in a log that is cut off. */
    static boolean stands(Scenario scenario, Check check) {
        return expectation(scenario, check).map(Untold::stands).orElseGet(() -> !WAITING.contains(check.id()));
    }

    private static boolean stands(Expectation expectation) {
        return switch (expectation.kind()) {
            case ROUTING,
                    TRIGGER_RULE,
                    NEVER,
                    AT_MOST_ONCE,
                    AMPLIFICATION,
                    PROVIDER_SILENT,
                    INDICATOR,
                    OBJECTIVE,
                    NO_LEAK -> true;
            case TRIGGER,
                    STATES,
                    EVENTUALLY,
                    PARITY,
                    SAME_ANSWER,
                    NOTHING_LOST,
                    TELEMETRY,
                    PROVIDER_CALLS,
                    BACK_OFF,
                    STREAM_COMPLETE,
                    NO_HANG,
                    COUNT,
                    STAGES,
                    CONFIGURATION,
                    RUNBOOK,
                    SEQUENCE,
                    ARTIFACT,
                    PROPAGATION,
                    GOLDEN,
                    TURN,
                    CUSTOM -> false;
        };
    }
}
