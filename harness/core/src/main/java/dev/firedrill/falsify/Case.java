package dev.firedrill.falsify;

import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Measurement;
import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Hold one run on which a check passed: what edits are made of. */
final class Case {

    private final Evidence evidence;
    private final Finding finding;
    private final Workbench bench;

    Case(Evidence evidence, Finding finding) {
        this.evidence = evidence;
        this.finding = finding;
        this.bench = new Workbench(evidence.log(), "");
    }

    Evidence evidence() {
        return evidence;
    }

    EventLog log() {
        return evidence.log();
    }

    Workbench bench() {
        return bench;
    }

    Workbench twin(List<String> without) {
        String name = Evidence.twinName(without);
        return new Workbench(evidence.log(name), name);
    }

    long place() {
        return finding.log().isEmpty() ? finding.place() : 0;
    }

    Optional<Measurement> duration() {
        return finding.measurement().filter(it -> it.unit() == Measurement.Unit.DURATION);
    }

    /** Give the first instant past the upper bound, as far as there is one. */
    Optional<Long> past() {
        return duration().flatMap(it -> instant(it, it.upper(), 1));
    }

    /** Give the last instant before the lower bound that the run has, as far as there is one. */
    Optional<Long> before() {
        return duration().flatMap(it -> instant(it, it.lower(), -1)).filter(it -> it >= 0);
    }

    private static Optional<Long> instant(Measurement measurement, OptionalLong bound, long step) {
        return bound.isPresent() ? Optional.of(measurement.origin() + bound.getAsLong() + step) : Optional.empty();
    }

    Stretch stretch(Optional<Mark> after, Optional<Mark> until) {
        return Stretch.between(after, until, evidence.scenario(), log());
    }

    /** Give what requests that came in a stretch got, in order. */
    List<Event> ends(Optional<String> kind, Stretch stretch) {
        List<Event> ends = new ArrayList<>();
        ends.addAll(log().all(RequestAnswered.class));
        ends.addAll(log().all(RequestFailed.class));
        return ends.stream()
                .filter(it -> cameIn(request(it), kind, stretch))
                .sorted(Comparator.comparingLong(Event::sequence))
                .toList();
    }

    List<RequestAnswered> answers(Optional<String> kind, Stretch stretch) {
        return log().all(RequestAnswered.class).stream()
                .filter(it -> cameIn(it.request(), kind, stretch))
                .toList();
    }

    List<RequestArrived> arrivals(Optional<String> kind, Stretch stretch) {
        return log().all(RequestArrived.class).stream()
                .filter(it -> kind.isEmpty() || kind.get().equals(it.requestKind()))
                .filter(stretch::holds)
                .toList();
    }

    /** Say whether a request of a kind arrived in a stretch; one of no request did nowhere. */
    boolean cameIn(long request, Optional<String> kind, Stretch stretch) {
        List<RequestArrived> arrivals = log().all(RequestArrived.class);
        if (request < 1 || request > arrivals.size()) {
            return false;
        }
        RequestArrived arrived = arrivals.get((int) request - 1);
        return stretch.holds(arrived) && (kind.isEmpty() || kind.get().equals(arrived.requestKind()));
    }

    /** Give the request that an event concerns, 0 for none. */
    static long request(Event event) {
        return Parts.value(event, "request").map(it -> (Long) it).orElse(0L);
    }

    /** Try something at a few of these events: at the finding's place first. */
    <E extends Event> Stream<Edit> at(List<E> events, Function<E, Edit> edit) {
        return Spots.of(events, place()).stream().map(edit);
    }

    /** Try several things at a few of these events. */
    <E extends Event> Stream<Edit> atEach(List<E> events, Function<E, List<Edit>> edits) {
        return Spots.of(events, place()).stream().flatMap(it -> edits.apply(it).stream());
    }
}
