package dev.firedrill.falsify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.events.Event;
import dev.firedrill.events.Event.FlagWritten;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.model.Controls.Route;
import dev.firedrill.model.Expectation.NoHang;
import dev.firedrill.model.Expectation.Parity;
import dev.firedrill.model.Expectation.Routing;
import dev.firedrill.model.Expectation.SameAnswer;
import dev.firedrill.model.Expectation.StreamComplete;
import dev.firedrill.model.Expectation.TurnAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Choose edits of what requests got and where they went. */
final class RequestEdits {

    private static final Stretch WHOLE = new Stretch(0, Long.MAX_VALUE);

    private final Case at;

    RequestEdits(Case at) {
        this.at = at;
    }

    Stream<Edit> routing(Routing wanted) {
        Stretch stretch = at.stretch(wanted.after(), wanted.until());
        List<RouteDecided> decisions = at.log().all(RouteDecided.class).stream()
                .filter(it -> at.cameIn(it.request(), wanted.requestKind(), stretch))
                .filter(it -> wanted.detected().map(it.detected()::equals).orElse(true))
                .toList();
        return Stream.of(
                        at.at(decisions, it -> at.bench().change(it, "route", elsewhere(wanted.to()))),
                        at.at(decisions, it -> at.bench().change(it, "reason", Workbench.EDITED)),
                        at.at(decisions, at.bench()::drop))
                .flatMap(it -> it);
    }

    private String elsewhere(String route) {
        return at.evidence().controls().routes().stream()
                .map(Route::name)
                .filter(it -> !it.equals(route))
                .findFirst()
                .orElse(Workbench.EDITED);
    }

    Stream<Edit> parity(Parity wanted) {
        Stretch stretch = at.stretch(wanted.after(), Optional.empty());
        return Stream.concat(
                same(wanted.compare(), at.bench(), at.answers(Optional.empty(), stretch)),
                same(wanted.compare(), at.twin(wanted.twinWithout()), List.of()));
    }

    Stream<Edit> sameAnswer(SameAnswer wanted) {
        Stretch stretch = at.stretch(wanted.after(), wanted.until());
        return same(wanted.compare(), at.bench(), at.answers(Optional.of(wanted.of()), stretch));
    }

    /** Make what is compared differ, in a few of the answers; of a log without any, in its own. */
    private Stream<Edit> same(Set<String> compare, Workbench bench, List<RequestAnswered> answers) {
        List<RequestAnswered> there = answers.isEmpty() ? bench.log().all(RequestAnswered.class) : answers;
        List<Edit> edits = new ArrayList<>();
        for (RequestAnswered answer : Spots.spread(there)) {
            for (String field : new TreeSet<>(compare)) {
                edits.addAll(different(field, bench, answer));
            }
        }
        Spots.spread(there).forEach(it -> edits.add(bench.drop(it)));
        return edits.stream();
    }

    private static List<Edit> different(String field, Workbench bench, RequestAnswered answer) {
        return switch (field) {
            case "status", "answer" -> List.of(bench.change(answer, field, Workbench.EDITED));
            case "details" -> List.of(bench.change(answer, field, JsonNodeFactory.instance.textNode(Workbench.EDITED)));
            default ->
                bench.log().all(RouteDecided.class).stream()
                        .filter(it -> it.request() == answer.request())
                        .reduce((first, last) -> last)
                        .map(it -> bench.change(it, "route", Workbench.EDITED))
                        .stream()
                        .toList();
        };
    }

    Stream<Edit> endOnce() {
        List<Event> ends = at.ends(Optional.empty(), WHOLE);
        return Stream.concat(at.at(ends, at.bench()::drop), at.at(ends, at.bench()::again));
    }

    Stream<Edit> noHang(NoHang wanted) {
        List<Event> ends = at.ends(wanted.requestKind(), WHOLE);
        Stream<Edit> late =
                at.past().stream().flatMap(past -> at.at(ends, it -> at.bench().move(it, past, "past its bound")));
        return Stream.concat(late, at.at(ends, at.bench()::drop));
    }

    /** Present as whole what was reported as cut short, and cut short what was presented as whole. */
    Stream<Edit> streamComplete(StreamComplete wanted) {
        List<RequestFailed> failed = at.log().all(RequestFailed.class);
        List<RequestAnswered> told = at.log().all(RequestAnswered.class).stream()
                .filter(it -> wanted.reportedBy().contains(it.status()))
                .toList();
        List<Event.ProviderAnswered> whole = at.log().all(Event.ProviderAnswered.class).stream()
                .filter(Event.ProviderAnswered::whole)
                .toList();
        return Stream.of(
                        at.at(failed, this::answered),
                        at.at(told, it -> at.bench().change(it, "status", Workbench.EDITED)),
                        at.at(whole, it -> at.bench().change(it, "whole", false)))
                .flatMap(it -> it);
    }

    private Edit answered(RequestFailed failed) {
        return at.bench()
                .replace(
                        failed,
                        new RequestAnswered(
                                failed.stamp(),
                                failed.request(),
                                Workbench.EDITED,
                                Workbench.EDITED,
                                JsonNodeFactory.instance.nullNode()));
    }

    Stream<Edit> turn(TurnAnswer wanted) {
        List<Event> ends = at.ends(Optional.empty(), WHOLE).stream()
                .filter(it -> at.place() == 0 || it.sequence() == at.place())
                .toList();
        return Stream.concat(
                ends.stream()
                        .filter(RequestAnswered.class::isInstance)
                        .map(RequestAnswered.class::cast)
                        .flatMap(it -> answer(wanted, it).stream()),
                ends.stream().map(at.bench()::drop));
    }

    private List<Edit> answer(TurnAnswer wanted, RequestAnswered answered) {
        List<Edit> edits = new ArrayList<>();
        Workbench bench = at.bench();
        if (!wanted.mustInclude().isEmpty()) {
            edits.add(bench.change(answered, "answer", Workbench.EDITED));
        }
        wanted.mustNotInclude()
                .forEach(text -> edits.add(bench.change(answered, "answer", answered.answer() + " " + text)));
        wanted.status().ifPresent(status -> edits.add(bench.change(answered, "status", Workbench.EDITED)));
        wanted.choicesAtMost()
                .ifPresent(most -> edits.addAll(bench.member(answered, "details", "choices", choices(most + 1))));
        wanted.sceneChange()
                .ifPresent(change ->
                        edits.addAll(bench.member(answered, "details", "sceneChange", BooleanNode.valueOf(!change))));
        return edits;
    }

    private static ArrayNode choices(int size) {
        ArrayNode choices = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < size; i++) {
            choices.add(Workbench.EDITED);
        }
        return choices;
    }

    /** A golden keeps of each request where it went and what it got. */
    Stream<Edit> golden() {
        List<RequestAnswered> answers = at.log().all(RequestAnswered.class);
        return Stream.of(
                        at.at(answers, it -> at.bench().change(it, "answer", Workbench.EDITED)),
                        at.at(at.ends(Optional.empty(), WHOLE), at.bench()::drop),
                        at.at(at.log().all(RouteDecided.class), it -> at.bench().change(it, "route", Workbench.EDITED)))
                .flatMap(it -> it);
    }

    /** Invariant 1: serve a request on a route that a control forbids, or forbid the one it was served on, or both. */
    Stream<Edit> forbidden() {
        List<RouteDecided> decisions = at.log().all(RouteDecided.class);
        List<Edit> edits = new ArrayList<>();
        for (Route route : at.evidence().controls().routes()) {
            List<Edit> served = Spots.spread(decisions).stream()
                    .map(it -> at.bench().change(it, "route", route.name()))
                    .toList();
            for (String control : route.forbiddenWhen()) {
                List<Edit> active = active(control);
                edits.addAll(isWritten(control) ? served : active);
                edits.addAll(isWritten(control) ? active : served);
                active.forEach(it -> served.stream().limit(1).map(it::and).forEach(edits::add));
            }
        }
        return edits.stream();
    }

    private boolean isWritten(String control) {
        return at.log().all(FlagWritten.class).stream()
                .anyMatch(it -> it.control().equals(control));
    }

    private List<Edit> active(String control) {
        FlagWritten blank = (FlagWritten) at.bench().blank(FlagWritten.class);
        return at.evidence().controls().control(control).stream()
                .flatMap(it -> it.activeWhen().stream().sorted().limit(1))
                .map(value -> at.bench().insert(new FlagWritten(blank.stamp(), control, value, Workbench.EDITED), 0))
                .toList();
    }

    /** Invariant 2: a reroute without a reason. */
    Stream<Edit> withoutReason() {
        List<RouteDecided> rerouted = at.log().all(RouteDecided.class).stream()
                .filter(it -> !it.detected().isBlank() && !it.detected().equals(it.route()))
                .toList();
        List<RouteDecided> plain = at.log().all(RouteDecided.class).stream()
                .filter(it -> it.reason().isBlank())
                .toList();
        return Stream.concat(
                at.at(rerouted, it -> at.bench().change(it, "reason", "")),
                at.at(plain, it -> at.bench().change(it, "detected", Workbench.EDITED)));
    }

    /** Invariant 3: a reason that nobody declared, or a failure without a word. */
    Stream<Edit> undeclared() {
        List<RequestFailed> failed = at.log().all(RequestFailed.class);
        List<Edit> inserted = at.log().all(Event.RequestArrived.class).stream()
                .limit(1)
                .map(it -> at.bench().insert(new RequestFailed(it.stamp(), it.request(), "", ""), it.sequence()))
                .toList();
        return Stream.of(
                        at.at(failed, it -> at.bench().change(it, "reason", Workbench.EDITED)),
                        at.at(
                                at.log().all(RouteDecided.class),
                                it -> at.bench().change(it, "reason", Workbench.EDITED)),
                        at.at(failed, it -> at.bench().change(it, "message", "")),
                        inserted.stream())
                .flatMap(it -> it);
    }
}
