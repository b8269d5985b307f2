package dev.firedrill.check;

import dev.firedrill.events.EventKind;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.ExpectationKind;
import dev.firedrill.model.Pattern;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Say what must be observed for an expectation to be judged: the kinds of event that only the system can show. */
final class Needs {

    private Needs() {}

    static Set<EventKind> of(Expectation expectation) {
        return switch (expectation.kind()) {
            case ROUTING -> EnumSet.of(EventKind.ROUTE_DECIDED);
            case TRIGGER -> EnumSet.of(EventKind.TRIGGER_FIRED);
            case TRIGGER_RULE -> EnumSet.of(EventKind.METRIC_SAMPLED, EventKind.TRIGGER_EVALUATED);
            case STATES -> EnumSet.of(EventKind.STATE_ENTERED);
            case NEVER -> of(List.of(((Expectation.Never) expectation).pattern()));
            case EVENTUALLY -> of(List.of(((Expectation.Eventually) expectation).pattern()));
            case COUNT -> counted((Expectation.Count) expectation);
            case STAGES -> of(((Expectation.Stages) expectation).order());
            case SEQUENCE -> of(((Expectation.Sequence) expectation).order());
            case AT_MOST_ONCE -> EnumSet.of(EventKind.EVENT_EMITTED);
            case TELEMETRY -> EnumSet.of(EventKind.TELEMETRY_LINE);
            case INDICATOR -> EnumSet.of(EventKind.METRIC_SAMPLED);
            case OBJECTIVE -> EnumSet.of(EventKind.METRIC_SAMPLED, EventKind.OBJECTIVE_JUDGED);
            case CONFIGURATION, PROPAGATION -> EnumSet.of(EventKind.CONFIG_OBSERVED);
            case ARTIFACT -> EnumSet.of(EventKind.ARTIFACT_WRITTEN);
            case PROVIDER_CALLS, AMPLIFICATION, BACK_OFF, STREAM_COMPLETE, PROVIDER_SILENT ->
                EnumSet.of(EventKind.PROVIDER_CALLED);
            case PARITY, SAME_ANSWER, NOTHING_LOST, NO_HANG, NO_LEAK, RUNBOOK, GOLDEN, TURN, CUSTOM ->
                EnumSet.noneOf(EventKind.class);
        };
    }

    /** Say whether it must be known for which request each call to a provider was made. */
    static boolean attribution(Expectation expectation) {
        return switch (expectation.kind()) {
            case AMPLIFICATION, BACK_OFF, STREAM_COMPLETE -> true;
            case PROVIDER_CALLS -> ofOneKind((Expectation.ProviderCalls) expectation);
            case COUNT -> eachCalls((Expectation.Count) expectation);
            case STAGES -> speaksOfCalls(((Expectation.Stages) expectation).order());
            case ROUTING,
                    TRIGGER,
                    TRIGGER_RULE,
                    STATES,
                    NEVER,
                    EVENTUALLY,
                    SEQUENCE,
                    AT_MOST_ONCE,
                    TELEMETRY,
                    INDICATOR,
                    OBJECTIVE,
                    CONFIGURATION,
                    PROPAGATION,
                    ARTIFACT,
                    PARITY,
                    SAME_ANSWER,
                    NOTHING_LOST,
                    NO_HANG,
                    PROVIDER_SILENT,
                    NO_LEAK,
                    RUNBOOK,
                    GOLDEN,
                    TURN,
                    CUSTOM -> false;
        };
    }

    /** Say why an expectation is left to virtual time; empty where it is not. */
    static Optional<String> sharperThanRealTime(Expectation expectation) {
        return expectation.kind() == ExpectationKind.INDICATOR
                ? Optional.of("which events lie in the window of a sample cannot be told to the instant for real")
                : Optional.empty();
    }

    private static boolean ofOneKind(Expectation.ProviderCalls wanted) {
        return wanted.requestKind().isPresent() || !wanted.order().isEmpty();
    }

    private static boolean eachCalls(Expectation.Count wanted) {
        return wanted.per() != Expectation.Count.Per.RUN && speaksOfCalls(List.of(wanted.pattern()));
    }

    private static boolean speaksOfCalls(Collection<Pattern> patterns) {
        return patterns.stream().anyMatch(pattern -> pattern.subject() == Pattern.Subject.CALL);
    }

    private static Set<EventKind> counted(Expectation.Count wanted) {
        Set<EventKind> needs = of(List.of(wanted.pattern()));
        wanted.sameAs().ifPresent(other -> needs.addAll(of(List.of(other))));
        return needs;
    }

    private static Set<EventKind> of(Collection<Pattern> patterns) {
        Set<EventKind> needs = EnumSet.noneOf(EventKind.class);
        patterns.forEach(pattern -> needs.add(of(pattern.subject())));
        return needs;
    }

    private static EventKind of(Pattern.Subject subject) {
        return switch (subject) {
            case STATE -> EventKind.STATE_ENTERED;
            case TRIGGER -> EventKind.TRIGGER_FIRED;
            case ROUTE, REASON -> EventKind.ROUTE_DECIDED;
            case EVENT -> EventKind.EVENT_EMITTED;
            case GUARD -> EventKind.GUARD_DECIDED;
            case STATUS -> EventKind.REQUEST_ANSWERED;
            case CALL -> EventKind.PROVIDER_CALLED;
            case LINE -> EventKind.TELEMETRY_LINE;
            case ALERT -> EventKind.ALERT_SENT;
            case AUDIT -> EventKind.AUDIT_ENTRY;
            case CONFIG -> EventKind.CONFIG_OBSERVED;
            case WRITE -> EventKind.FLAG_WRITTEN;
            case ACTION -> EventKind.ACTION_ENDED;
            case SIGNAL -> EventKind.SIGNAL_RECEIVED;
            case POINT -> EventKind.POINT_REACHED;
            case OBJECTIVE -> EventKind.OBJECTIVE_JUDGED;
            case ARTIFACT -> EventKind.ARTIFACT_WRITTEN;
        };
    }
}
