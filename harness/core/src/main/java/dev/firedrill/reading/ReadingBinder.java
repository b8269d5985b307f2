package dev.firedrill.reading;

import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import dev.firedrill.reading.EventForms.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds how an event is read out of a record, and gives what need not be said. */
final class ReadingBinder implements Binder<Reading> {

    private static final Names KINDS = new Names("kind of event", "", EventForms.words());
    private static final String FIELDS = "fields";
    private static final String VALUES = "values";

    private final Binders binders;
    private final Pointers pointers;
    private final Source source;

    ReadingBinder(Binders binders, Source source) {
        this.binders = binders;
        this.pointers = new Pointers(binders);
        this.source = source;
    }

    @Override
    public Optional<Reading> bind(Value value) {
        return binders.object(this::reading).bind(value);
    }

    private Reading reading(Members it) {
        Optional<String> kind = it.demand("event", binders.named(KINDS));
        Names names = kind.map(ReadingBinder::fieldsOf).orElse(Names.any("field"));
        Map<String, String> told = it.map(FIELDS, names, binders, (name, field) -> pointers.field(field));
        Map<String, Map<String, String>> values = it.map(VALUES, names, binders, (name, field) -> meanings(field));
        kind.ifPresent(word -> judgeMissing(it, word));
        return new Reading(
                kind.orElse(""),
                it.listOrOne("when", new SignBinder(binders, false)),
                kind.map(word -> whole(word, told)).orElse(told),
                kind.map(word -> whole(word, told, values)).orElse(values),
                it.optional("time", pointers::pointer),
                it.optional("changes", binders::truth).orElse(isRepeated()));
    }

    private static Names fieldsOf(String kind) {
        return new Names(
                "field",
                "of '" + kind + "'",
                EventForms.fields(kind).stream().map(Field::name).toList());
    }

    private Optional<Map<String, String>> meanings(Value value) {
        return Members.structure(value, binders.defects()).map(object -> {
            Map<String, String> meanings = new LinkedHashMap<>();
            object.members()
                    .forEach((spelled, member) ->
                            binders.scalar(member.value()).ifPresent(it -> meanings.put(spelled, it)));
            return meanings;
        });
    }

    private void judgeMissing(Members it, String kind) {
        List<String> missing = EventForms.fields(kind).stream()
                .filter(field -> field.isRequired() && !isImplied(field) && !tells(it, field))
                .map(Field::name)
                .toList();
        if (!missing.isEmpty()) {
            binders.defects()
                    .add(
                            it.positionOf(FIELDS),
                            "no field " + Quote.all(missing),
                            "the fields " + Quote.all(required(kind)) + " of an event " + Quote.of(kind),
                            "add " + Quote.all(missing) + " to 'fields', as a JSON Pointer or a text in single quotes");
        }
    }

    private List<String> required(String kind) {
        return EventForms.fields(kind).stream()
                .filter(field -> field.isRequired() && !isImplied(field))
                .map(Field::name)
                .toList();
    }

    /** Tell whether a field is told; what is told wrongly is reported elsewhere. */
    private static boolean tells(Members it, Field field) {
        return it.find(FIELDS)
                .filter(value -> !(value instanceof Value.Structure object)
                        || object.members().containsKey(field.name()))
                .isPresent();
    }

    /** An answer says itself of which request it is. */
    private boolean isImplied(Field field) {
        boolean ofAnswer = source instanceof Source.Header || source instanceof Source.Body;
        return ofAnswer && field.name().equals(EventForms.REQUEST);
    }

    private Map<String, String> whole(String kind, Map<String, String> told) {
        Map<String, String> whole = new LinkedHashMap<>();
        for (Field field : EventForms.fields(kind)) {
            Optional.ofNullable(told.get(field.name()))
                    .or(() -> isImplied(field) ? Optional.empty() : untold(field, told))
                    .ifPresent(it -> whole.put(field.name(), it));
        }
        return whole;
    }

    private Optional<String> untold(Field field, Map<String, String> told) {
        Optional<String> prefix = field.name().equals("prefix") ? prefix() : Optional.empty();
        return prefix.or(field::untold).or(() -> field.other().map(told::get));
    }

    /** The lines of a source with a prefix are told apart by it, as those of virtual time are. */
    private Optional<String> prefix() {
        Optional<String> prefix = Optional.empty();
        if (source instanceof Source.Output output) {
            prefix = Optional.of(output.prefix());
        } else if (source instanceof Source.Lines lines) {
            prefix = Optional.of(lines.prefix());
        }
        return prefix.map(String::strip).filter(it -> !it.isEmpty()).map(Pointers::quoted);
    }

    /** What follows from another field is called as that one is. */
    private static Map<String, Map<String, String>> whole(
            String kind, Map<String, String> told, Map<String, Map<String, String>> values) {
        Map<String, Map<String, String>> whole = new LinkedHashMap<>(values);
        for (Field field : EventForms.fields(kind)) {
            Optional<Map<String, String>> ofOther = field.other().map(values::get);
            if (!told.containsKey(field.name())) {
                ofOther.ifPresent(it -> whole.putIfAbsent(field.name(), it));
            }
        }
        return whole;
    }

    private boolean isRepeated() {
        return source instanceof Source.Polled || source instanceof Source.Header;
    }
}
