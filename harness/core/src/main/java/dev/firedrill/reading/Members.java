package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The members of one object, taken key by key; those that nobody took are unknown. */
final class Members {

    private final Value.Structure object;
    private final Defects defects;
    private final Set<String> known = new LinkedHashSet<>();
    private boolean judged = true;

    Members(Value.Structure object, Defects defects) {
        this.object = object;
        this.defects = defects;
    }

    Position position() {
        return object.position();
    }

    Value.Structure object() {
        return object;
    }

    Optional<Value> find(String key) {
        known.add(key);
        return Optional.ofNullable(object.members().get(key)).map(Value.Member::value);
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    /** Find where a key's value stands, or else where the object begins. */
    Position positionOf(String key) {
        return find(key).map(Value::position).orElse(position());
    }

    <T> Optional<T> optional(String key, Binder<T> binder) {
        return find(key).flatMap(binder::bind);
    }

    /** Take what must be there. */
    <T> Optional<T> demand(String key, Binder<T> binder) {
        Optional<Value> value = find(key);
        if (value.isEmpty()) {
            missing(key);
        }
        return value.flatMap(binder::bind);
    }

    /** Take what must be there; {@code standIn} keeps the rest of the file readable where it is not. */
    <T> T required(String key, Binder<T> binder, T standIn) {
        return demand(key, binder).orElse(standIn);
    }

    <T> List<T> list(String key, Binder<T> binder) {
        return find(key).map(value -> items(value, binder, defects)).orElse(List.of());
    }

    <T> List<T> requiredList(String key, Binder<T> binder) {
        if (!has(key)) {
            missing(key);
        }
        return list(key, binder);
    }

    /** Take a list that must have at least one entry. */
    <T> List<T> filledList(String key, Binder<T> binder) {
        find(key)
                .filter(value ->
                        value instanceof Value.Sequence list && list.items().isEmpty())
                .ifPresent(empty -> defects.add(
                        empty.position(), "an empty list", "at least one entry", "add an entry to " + Quote.of(key)));
        return requiredList(key, binder);
    }

    /** Take an object with keys of the user's own. */
    <T> Map<String, T> map(String key, Binder<T> binder) {
        Map<String, T> bound = new LinkedHashMap<>();
        find(key)
                .ifPresent(value -> structure(value, defects)
                        .ifPresent(inner -> inner.members()
                                .forEach((name, member) ->
                                        binder.bind(member.value()).ifPresent(it -> bound.put(name, it)))));
        return bound;
    }

    /** Take an object of scalars whose keys must be known names. */
    Map<String, String> map(String key, Names names, Binders binders) {
        return map(key, names, binders, (name, value) -> binders.scalar(value));
    }

    /** Take an object whose keys must be known names, and whose values are bound under their names. */
    <T> Map<String, T> map(String key, Names names, Binders binders, BiFunction<String, Value, Optional<T>> binder) {
        find(key)
                .filter(Value.Structure.class::isInstance)
                .map(Value.Structure.class::cast)
                .ifPresent(inner -> inner.members().values().stream()
                        .filter(member -> !names.contains(member.key()))
                        .forEach(member -> binders.unknown(member.keyPosition(), member.key(), names)));
        Map<String, T> bound = new LinkedHashMap<>();
        find(key)
                .flatMap(value -> structure(value, defects))
                .ifPresent(inner -> inner.members()
                        .forEach((name, member) ->
                                binder.apply(name, member.value()).ifPresent(it -> bound.put(name, it))));
        return bound;
    }

    <T> Map<String, T> requiredMap(String key, Binder<T> binder) {
        if (!has(key)) {
            missing(key);
        }
        return map(key, binder);
    }

    /** Collect the texts of one key over a list of objects, whatever else is wrong with them. */
    List<String> textsIn(String listKey, String key) {
        List<String> texts = new ArrayList<>();
        if (find(listKey).orElse(null) instanceof Value.Sequence list) {
            list.items().forEach(item -> text(item, key).ifPresent(texts::add));
        }
        return texts;
    }

    /** Name what the objects of a list are called; any name will do where one of them cannot be made out. */
    Names namesIn(String listKey, String key, String kind, String place) {
        return new Names(
                kind,
                place,
                textsIn(listKey, key),
                !isListWith(listKey, item -> text(item, key).isPresent()));
    }

    /** Tell whether a list is one, or absent, and each of its items is as it should be. */
    boolean isListWith(String listKey, Predicate<Value> right) {
        return find(listKey)
                .map(value -> value instanceof Value.Sequence list
                        && list.items().stream().allMatch(right))
                .orElse(true);
    }

    static Optional<String> text(Value item, String key) {
        return Optional.of(item)
                .filter(Value.Structure.class::isInstance)
                .map(it -> ((Value.Structure) it).members().get(key))
                .filter(member -> member.value() instanceof Value.Text)
                .map(member -> ((Value.Text) member.value()).text());
    }

    /** Leave keys unjudged, because what they may be hangs on something that is itself wrong. */
    void forgive() {
        judged = false;
    }

    void close() {
        if (judged) {
            object.members().values().stream()
                    .filter(it -> !known.contains(it.key()))
                    .forEach(this::unknown);
        }
    }

    static Optional<Value.Structure> structure(Value value, Defects defects) {
        if (value instanceof Value.Structure structure) {
            return Optional.of(structure);
        }
        defects.add(value.position(), value.spelled(), "an object", "write '{' and '}' with the keys between");
        return Optional.empty();
    }

    /** Take a list of objects, or one of them alone. */
    <T> List<T> listOrOne(String key, Binder<T> binder) {
        return find(key)
                .map(value -> value instanceof Value.Sequence
                        ? items(value, binder, defects)
                        : binder.bind(value).stream().toList())
                .orElse(List.of());
    }

    static <T> List<T> items(Value value, Binder<T> binder, Defects defects) {
        if (value instanceof Value.Sequence list) {
            List<T> bound = new ArrayList<>();
            list.items().forEach(item -> binder.bind(item).ifPresent(bound::add));
            return bound;
        }
        defects.add(value.position(), value.spelled(), "a list", "put it in '[' and ']'");
        return List.of();
    }

    private void missing(String key) {
        defects.add(
                position(),
                "no key " + Quote.of(key),
                "the key " + Quote.of(key),
                "add " + Quote.of(key) + " to this object");
    }

    private void unknown(Value.Member member) {
        Names keys = new Names("key", "", known);
        String wrong = member.key();
        String mend = Nearest.to(wrong, known).isPresent() ? keys.mend(wrong) : "remove it";
        defects.add(member.keyPosition(), "unknown key " + Quote.of(wrong), keys.expected(), mend);
    }
}
