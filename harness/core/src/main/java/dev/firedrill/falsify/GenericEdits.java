package dev.firedrill.falsify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Choose edits for a check of which nothing is known: at the finding's place, then of each kind of event. */
final class GenericEdits {

    private static final List<EventKind> TELLING = List.of(
            EventKind.REQUEST_ANSWERED,
            EventKind.ROUTE_DECIDED,
            EventKind.REQUEST_FAILED,
            EventKind.TRIGGER_FIRED,
            EventKind.STATE_ENTERED,
            EventKind.TELEMETRY_LINE,
            EventKind.EVENT_EMITTED,
            EventKind.GUARD_DECIDED,
            EventKind.METRIC_SAMPLED,
            EventKind.AUDIT_ENTRY,
            EventKind.ALERT_SENT,
            EventKind.CONFIG_OBSERVED,
            EventKind.FLAG_WRITTEN,
            EventKind.PROVIDER_CALLED,
            EventKind.PROVIDER_ANSWERED,
            EventKind.PROVIDER_FAILED,
            EventKind.ACTION_ENDED,
            EventKind.ACTION_STARTED,
            EventKind.ARTIFACT_WRITTEN,
            EventKind.OBJECTIVE_JUDGED,
            EventKind.SIGNAL_RECEIVED,
            EventKind.POINT_REACHED,
            EventKind.REQUEST_CHUNK,
            EventKind.REQUEST_ARRIVED);

    private final Case at;

    GenericEdits(Case at) {
        this.at = at;
    }

    Stream<Edit> all() {
        List<Event> lasts =
                TELLING.stream().<Event>flatMap(kind -> last(kind).stream()).toList();
        return Stream.of(
                        here().stream().flatMap(this::edits),
                        lasts.stream().map(at.bench()::drop),
                        lasts.stream().map(at.bench()::again),
                        lasts.stream().flatMap(it -> changes(it).stream()))
                .flatMap(it -> it);
    }

    private Optional<Event> here() {
        return at.place() > 0 ? Optional.of(at.log().at(at.place())) : Optional.empty();
    }

    private Stream<Edit> edits(Event event) {
        Stream<Edit> late = at.past().stream().map(past -> at.bench().move(event, past, "past its bound"));
        Stream<Edit> early = at.before().stream().map(before -> at.bench().move(event, before, "before its bound"));
        return Stream.of(
                        late,
                        early,
                        Stream.of(at.bench().drop(event), at.bench().again(event)),
                        changes(event).stream())
                .flatMap(it -> it);
    }

    private Optional<? extends Event> last(EventKind kind) {
        List<? extends Event> events = at.log().all(kind.type());
        return events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1));
    }

    /** Change each field of an event once. */
    private List<Edit> changes(Event event) {
        List<Edit> edits = new ArrayList<>();
        for (String field : Parts.fields(event.getClass())) {
            edits.addAll(changes(event, field, Parts.value(event, field).orElseThrow()));
        }
        return edits;
    }

    private List<Edit> changes(Event event, String field, Object value) {
        Workbench bench = at.bench();
        if (value instanceof JsonNode json) {
            return changes(event, field, json);
        } else if (value instanceof Boolean flag) {
            return List.of(bench.change(event, field, !flag));
        } else if (value instanceof Double number) {
            return List.of(bench.changeByUlp(event, field, Math.nextUp(number)));
        } else if (value instanceof Long number) {
            return List.of(bench.change(event, field, number + 1));
        } else if (value instanceof Integer number) {
            return List.of(bench.change(event, field, number + 1));
        }
        return List.of(bench.change(event, field, Workbench.EDITED));
    }

    private List<Edit> changes(Event event, String field, JsonNode json) {
        if (!(json instanceof ObjectNode)) {
            return List.of(at.bench().change(event, field, JsonNodeFactory.instance.textNode(Workbench.EDITED)));
        }
        List<Edit> edits = new ArrayList<>();
        json.fieldNames().forEachRemaining(member -> {
            edits.addAll(at.bench().changeMember(event, field, member, Workbench.EDITED));
            edits.addAll(at.bench().withoutMember(event, field, member));
        });
        edits.addAll(at.bench().changeMember(event, field, Workbench.EDITED, Workbench.EDITED));
        return edits;
    }
}
