package dev.firedrill.falsify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ActionEnded;
import dev.firedrill.events.Event.ActionStarted;
import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.events.Event.EventEmitted;
import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.Event.ProviderUnmatched;
import dev.firedrill.events.Event.SignalReceived;
import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.events.Event.TelemetryLine;
import dev.firedrill.model.Controls.Effect;
import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Controls.Telemetry;
import dev.firedrill.model.Expectation.AtMostOnce;
import dev.firedrill.model.Expectation.Configuration;
import dev.firedrill.model.Expectation.NoLeak;
import dev.firedrill.model.Expectation.Runbook;
import dev.firedrill.model.Expectation.TelemetryLines;
import dev.firedrill.pattern.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Choose edits of what a system writes down: states, lines, events, configurations, and what operators did. */
final class RecordEdits {

    private final Case at;

    RecordEdits(Case at) {
        this.at = at;
    }

    Stream<Edit> states() {
        List<StateEntered> entered = at.log().all(StateEntered.class);
        return Stream.of(
                        at.at(entered, at.bench()::drop),
                        at.at(entered, it -> at.bench().change(it, "state", another(it.state()))),
                        Stream.of(foreignState()))
                .flatMap(it -> it);
    }

    private Edit foreignState() {
        StateEntered foreign =
                new StateEntered(at.bench().blank(StateEntered.class).stamp(), Workbench.EDITED);
        return at.bench().insert(foreign, at.bench().lastPlace());
    }

    private String another(String state) {
        return at.evidence().controls().states().map(StateGraph::states).orElse(Set.of()).stream()
                .filter(it -> !it.equals(state))
                .sorted()
                .findFirst()
                .orElse(Workbench.EDITED);
    }

    /** Invariant 4: a state that nobody declared, or a step. */
    Stream<Edit> undeclaredState() {
        return Stream.concat(Stream.of(foreignState()), states());
    }

    Stream<Edit> atMostOnce(AtMostOnce wanted) {
        return at.at(emitted(wanted.event()), at.bench()::again);
    }

    private List<EventEmitted> emitted(String name) {
        return at.log().all(EventEmitted.class).stream()
                .filter(it -> it.name().equals(name))
                .toList();
    }

    /** Invariant 8: an effect twice. */
    Stream<Edit> effectTwice() {
        return at.evidence().controls().effects().stream().map(Effect::event).flatMap(name -> {
            EventEmitted made = new EventEmitted(
                    at.bench().blank(EventEmitted.class).stamp(),
                    name,
                    Workbench.EDITED,
                    JsonNodeFactory.instance.objectNode());
            return Stream.concat(
                    at.at(emitted(name), at.bench()::again),
                    at.bench().insert(made, at.bench().lastPlace(), 2));
        });
    }

    Stream<Edit> telemetry(TelemetryLines wanted) {
        List<TelemetryLine> lines = at.log().all(TelemetryLine.class).stream()
                .filter(it -> has(it.line(), wanted))
                .toList();
        List<TelemetryLine> all = at.log().all(TelemetryLine.class).stream()
                .filter(it -> it.prefix()
                        .equals(at.evidence()
                                .controls()
                                .telemetry()
                                .map(Telemetry::prefix)
                                .orElse("")))
                .toList();
        Stream<Edit> values = wanted.where().keySet().stream()
                .sorted()
                .flatMap(key -> at.atEach(lines, it -> at.bench().changeMember(it, "line", key, Workbench.EDITED)));
        return Stream.of(
                        wanted.where().isEmpty() ? Stream.<Edit>empty() : at.at(lines, at.bench()::drop),
                        wanted.where().isEmpty() ? Stream.<Edit>empty() : at.at(lines, at.bench()::again),
                        values,
                        at.atEach(all, it -> at.bench().changeMember(it, "line", Workbench.EDITED, Workbench.EDITED)),
                        at.atEach(all, this::withoutKeys))
                .flatMap(it -> it);
    }

    private static boolean has(JsonNode line, TelemetryLines wanted) {
        return wanted.where().entrySet().stream().allMatch(it -> {
            JsonNode found = line.path(it.getKey());
            return !found.isMissingNode() && Values.same(it.getValue(), found);
        });
    }

    private List<Edit> withoutKeys(TelemetryLine line) {
        List<Edit> edits = new ArrayList<>();
        line.line().fieldNames().forEachRemaining(key -> edits.addAll(at.bench().withoutMember(line, "line", key)));
        return edits.stream().limit(3).toList();
    }

    /** Let a marker show in a line, or where there is none in an event. */
    Stream<Edit> noLeak(NoLeak wanted) {
        String marker = wanted.markers().get(0);
        List<TelemetryLine> lines = at.log().all(TelemetryLine.class);
        EventEmitted emitted = new EventEmitted(
                at.bench().blank(EventEmitted.class).stamp(),
                Workbench.EDITED,
                marker,
                JsonNodeFactory.instance.objectNode());
        return Stream.of(
                        at.at(lines, it -> at.bench().change(it, "line", leaking(it.line(), marker))),
                        Stream.of(at.bench().insert(emitted, at.bench().lastPlace())))
                .flatMap(it -> it);
    }

    private static JsonNode leaking(JsonNode line, String marker) {
        return line instanceof ObjectNode object
                ? object.deepCopy().put(Workbench.EDITED, marker)
                : JsonNodeFactory.instance.textNode(line.asText() + " " + marker);
    }

    Stream<Edit> configuration(Configuration wanted) {
        List<ConfigObserved> observed = at.log().all(ConfigObserved.class).stream()
                .filter(it -> it.control().equals(wanted.name()))
                .toList();
        ConfigObserved foreign =
                new ConfigObserved(at.bench().blank(ConfigObserved.class).stamp(), wanted.name(), Workbench.EDITED);
        return Stream.concat(
                at.at(observed, it -> at.bench().change(it, "value", Workbench.EDITED)),
                Stream.of(at.bench().insert(foreign, at.bench().lastPlace())));
    }

    /** Leave a step out, let it fail, or begin it before the one before it was done. */
    Stream<Edit> runbook(Runbook wanted) {
        List<ActionEnded> ended = at.log().all(ActionEnded.class).stream()
                .filter(it -> wanted.steps().contains(it.action()))
                .toList();
        List<ActionStarted> started = at.log().all(ActionStarted.class).stream()
                .filter(it -> wanted.steps().contains(it.action()))
                .toList();
        Stream<Edit> swapped = started.stream()
                .skip(1)
                .limit(1)
                .flatMap(it -> ended.stream().limit(1).map(first -> at.bench().moveBefore(it, first)));
        return Stream.of(
                        at.at(started, at.bench()::drop),
                        at.at(ended, it -> at.bench().change(it, "outcome", "failed")),
                        at.at(ended, at.bench()::drop),
                        swapped)
                .flatMap(it -> it);
    }

    /** An action that did not end as it was declared to, or at all. */
    Stream<Edit> action(String id) {
        List<ActionEnded> ended = at.log().all(ActionEnded.class).stream()
                .filter(it -> it.action().equals(id))
                .toList();
        List<ActionStarted> started = at.log().all(ActionStarted.class).stream()
                .filter(it -> it.action().equals(id))
                .toList();
        return Stream.of(
                        at.at(
                                ended,
                                it -> at.bench()
                                        .change(it, "outcome", it.outcome().equals("done") ? "failed" : "done")),
                        at.at(ended, at.bench()::drop),
                        at.at(started, at.bench()::drop))
                .flatMap(it -> it);
    }

    Stream<Edit> fault(String id) {
        List<Event.FaultApplied> applied = at.log().all(Event.FaultApplied.class).stream()
                .filter(it -> it.fault().equals(id))
                .toList();
        return applied.isEmpty() ? Stream.empty() : Stream.of(at.bench().dropAll(applied));
    }

    Stream<Edit> unmatched() {
        ProviderUnmatched call = new ProviderUnmatched(
                at.bench().blank(ProviderUnmatched.class).stamp(), Workbench.EDITED, 0, Workbench.EDITED, 1, "");
        return Stream.of(at.bench().insert(call, at.bench().lastPlace()));
    }

    Stream<Edit> foreignSignal() {
        SignalReceived signal =
                new SignalReceived(at.bench().blank(SignalReceived.class).stamp(), Workbench.EDITED, Workbench.EDITED);
        return Stream.of(at.bench().insert(signal, at.bench().lastPlace()));
    }

    Stream<Edit> crash() {
        LifecycleChanged crashed = new LifecycleChanged(
                at.bench().blank(LifecycleChanged.class).stamp(), "system", "crashed", Workbench.EDITED);
        return Stream.of(at.bench().insert(crashed, at.bench().lastPlace()));
    }
}
