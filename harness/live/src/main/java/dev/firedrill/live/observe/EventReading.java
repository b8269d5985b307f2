package dev.firedrill.live.observe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.JsonLines;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.LiveSystem.Reading;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Read one kind of event out of records, as a reading says; a pure function of the record. */
final class EventReading {

    private static final String REQUEST = "request";
    private static final Stamp NOT_YET = new Stamp(0, 1, "", 0);

    /** Fields without which an event still says what it has to say. */
    private static final Set<String> OPTIONAL = Set.of(
            "actor",
            "attempt",
            "decision",
            "detail",
            "details",
            "detected",
            "entity",
            "key",
            "message",
            "prefix",
            "purpose",
            "reason");

    /** Kinds that may concern no request at all. */
    private static final Set<EventKind> OF_NO_REQUEST = Set.of(
            EventKind.TELEMETRY_LINE,
            EventKind.PROVIDER_CALLED,
            EventKind.PROVIDER_ANSWERED,
            EventKind.PROVIDER_FAILED,
            EventKind.PROVIDER_UNMATCHED);

    private final Reading reading;
    private final EventKind kind;

    EventReading(Reading reading) {
        this.reading = reading;
        this.kind = EventKind.ofWord(reading.event())
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected the kind of an event, found '%s'".formatted(reading.event())));
    }

    Reading reading() {
        return reading;
    }

    /**
     * Hold what a record says.
     *
     * @param event with a stamp that says nothing yet; absent where the record is no such event
     * @param fields the fields of the event
     * @param wanting what it should have said, in words for a reviewer; "" for nothing
     */
    record Said(Optional<Event> event, ObjectNode fields, String wanting) {

        private static Said nothing(String wanting) {
            return new Said(Optional.empty(), JsonNodeFactory.instance.objectNode(), wanting);
        }
    }

    private static final class NotSaidException extends Exception {

        private static final long serialVersionUID = 1L;

        NotSaidException(String wanting) {
            super(wanting, null, false, false);
        }
    }

    /**
     * Read a record.
     *
     * @param request the request it is of; 0 where it says so itself
     */
    Said read(JsonNode record, long request) {
        if (!Signs.hold(reading.when(), record)) {
            return Said.nothing("");
        }
        try {
            ObjectNode fields = fields(record, request);
            return new Said(Optional.of(JsonLines.of(kind, NOT_YET, fields)), fields, "");
        } catch (NotSaidException | IOException not) {
            return Said.nothing(String.valueOf(not.getMessage()));
        }
    }

    private ObjectNode fields(JsonNode record, long request) throws NotSaidException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : kind.type().getRecordComponents()) {
            if (component.getType() != Stamp.class) {
                fields.set(component.getName(), field(component, record, request));
            }
        }
        return fields;
    }

    private JsonNode field(RecordComponent component, JsonNode record, long request) throws NotSaidException {
        String name = component.getName();
        String source = reading.fields().get(name);
        if (name.equals(REQUEST) && request > 0) {
            return LongNode.valueOf(request);
        }
        if (source == null) {
            return unsaid(component, record);
        }
        JsonNode found = found(name, source, record);
        if (found == null) {
            return nothing(component, "a record lacked '%s'".formatted(source));
        }
        if (found.isNull()) {
            return component.getType() == JsonNode.class ? found : nothing(component, "");
        }
        Optional<JsonNode> fit = name.equals(REQUEST) ? Scalars.request(found) : Scalars.as(component.getType(), found);
        return fit.orElseThrow(() -> new NotSaidException("'%s' was '%s', which cannot be '%s' of %s"
                .formatted(source, shortened(Scalars.text(found)), name, kind.word())));
    }

    private @Nullable JsonNode found(String name, String source, JsonNode record) {
        if (source.length() >= 2 && source.startsWith("'") && source.endsWith("'")) {
            return TextNode.valueOf(source.substring(1, source.length() - 1));
        }
        JsonNode found = record.at(JsonPointer.compile(source));
        if (found.isMissingNode()) {
            return null;
        }
        String ours = reading.values().getOrDefault(name, Map.of()).get(Scalars.text(found));
        return ours == null ? found : TextNode.valueOf(ours);
    }

    /** A needed field makes no event; {@code wanting} is "" where the service itself says that there is nothing. */
    private JsonNode nothing(RecordComponent component, String wanting) throws NotSaidException {
        String name = component.getName();
        boolean isOptional = OPTIONAL.contains(name)
                || (name.equals(REQUEST) && OF_NO_REQUEST.contains(kind))
                || (kind == EventKind.METRIC_SAMPLED && name.equals("value") && wanting.isEmpty());
        if (!isOptional) {
            throw new NotSaidException(wanting.isEmpty() ? "" : wanting + " for %s".formatted(kind.word()));
        }
        return unsaid(name, component.getType());
    }

    private JsonNode unsaid(RecordComponent component, JsonNode record) {
        String name = component.getName();
        if (kind == EventKind.METRIC_SAMPLED && name.equals("present")) {
            JsonNode value = found("value", reading.fields().getOrDefault("value", "''"), record);
            return BooleanNode.valueOf(value != null && !value.isNull());
        }
        return unsaid(name, component.getType());
    }

    private static JsonNode unsaid(String name, Class<?> type) {
        return switch (name) {
            case "whole" -> BooleanNode.TRUE;
            case "attempt" -> LongNode.valueOf(1);
            default -> Scalars.nothing(type);
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
