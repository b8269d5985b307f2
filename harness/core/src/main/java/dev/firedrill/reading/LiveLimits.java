package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Operation;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the first thing of a scenario that a run for real cannot do with a service, in words for a reader. */
final class LiveLimits {

    private static final String SETUP = "${setup}";
    private static final String POINT = Mark.Kind.POINT.word() + ":";
    private static final List<String> MARKS = List.of("after", "until");

    private final LiveSystem system;

    LiveLimits(LiveSystem system) {
        this.system = system;
    }

    Optional<String> of(List<Action> actions, List<Fault> faults, Instant startsAt) {
        return Stream.of(
                        faults.stream().flatMap(it -> ofFault(it).stream()),
                        actions.stream().flatMap(it -> ofAction(it).stream()),
                        ofStart(startsAt).stream())
                .flatMap(reasons -> reasons)
                .findFirst();
    }

    /** Find a check that looks from or to a point, which no service shows. */
    static Optional<String> ofChecks(Members scenario) {
        return scenario.find("expect").stream()
                .flatMap(it -> it instanceof Value.Sequence list ? list.items().stream() : Stream.empty())
                .flatMap(check -> MARKS.stream().flatMap(key -> Members.text(check, key).stream()))
                .filter(mark -> mark.startsWith(POINT))
                .map(mark -> "a check looks from or to " + Quote.of(mark) + ", which only virtual time shows")
                .findFirst();
    }

    private static Optional<String> ofFault(Fault fault) {
        String itself = "the fault " + Quote.of(fault.id());
        return fault.effect().kind().strikes() == FaultTarget.Kind.PROVIDER
                ? ofMark(itself, fault.after())
                : Optional.of(
                        "%s strikes %s, which only virtual time can reach".formatted(itself, Quote.all(fault.on())));
    }

    private Optional<String> ofAction(Action action) {
        String itself = "the action " + Quote.of(action.id());
        return ofVerb(itself, action).or(() -> ofMark(itself, action.after()));
    }

    private Optional<String> ofVerb(String itself, Action action) {
        Map<String, String> parameters = action.parameters();
        return switch (action.verb()) {
            case Action.VERIFY -> Optional.empty();
            case Action.START_SECOND ->
                Optional.of(itself + " starts a second instance, which only virtual time can do");
            case Action.RESTART, Action.CRASH ->
                system.start().isEmpty()
                        ? Optional.of(itself + " ends the system, which runs already: 'system.json' starts nothing")
                        : Optional.empty();
            case Action.SET ->
                unsaid(itself + " sets the control", parameters.getOrDefault("control", ""), system.controls());
            case Action.SIGNAL ->
                unsaid(itself + " tells the signal", parameters.getOrDefault("signal", ""), system.signals());
            default -> unsaid(itself + " orders", action.verb(), system.actions());
        };
    }

    private static Optional<String> unsaid(String what, String name, Map<String, Operation> operations) {
        return operations.containsKey(name)
                ? Optional.empty()
                : Optional.of("%s %s, and 'system.json' does not say how".formatted(what, Quote.of(name)));
    }

    private static Optional<String> ofMark(String itself, Optional<Mark> after) {
        return after.filter(mark -> mark.kind() == Mark.Kind.POINT)
                .map(mark ->
                        "%s waits for %s, which only virtual time shows".formatted(itself, Quote.of(mark.toString())));
    }

    private Optional<String> ofStart(Instant startsAt) {
        return startsAt.equals(Scenario.STARTS_AT) || isToldTheSetup()
                ? Optional.empty()
                : Optional.of("it starts at '%s', and no process of 'system.json' is told so by '%s'"
                        .formatted(startsAt, SETUP));
    }

    private boolean isToldTheSetup() {
        return system.start().stream()
                .flatMap(part -> Stream.concat(part.command().stream(), part.environment().values().stream()))
                .anyMatch(it -> it.contains(SETUP));
    }
}
