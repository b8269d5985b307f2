package dev.firedrill.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds an object whose one key says which of several things it is. */
final class Choice<T> implements Binder<T> {

    private final Binders binders;
    private final Map<String, Binder<T>> ways = new LinkedHashMap<>();

    Choice(Binders binders) {
        this.binders = binders;
    }

    /** Take one of the things there are, by its key. */
    Choice<T> or(String key, Binder<T> binder) {
        ways.put(key, binder);
        return this;
    }

    @Override
    public Optional<T> bind(Value value) {
        return binders.perhaps(this::chosen).bind(value);
    }

    private Optional<T> chosen(Members it) {
        List<String> given = ways.keySet().stream().filter(it::has).toList();
        boolean misspelt = given.isEmpty() && !it.object().members().isEmpty();
        if (given.size() != 1 && !misspelt) {
            binders.defects()
                    .add(
                            it.position(),
                            given.isEmpty() ? "nothing of what can stand here" : "more than one: " + Quote.all(given),
                            "exactly one of " + Quote.all(ways.keySet()),
                            given.isEmpty() ? "add one" : "remove all but one");
        }
        return given.size() == 1
                ? given.stream().findFirst().flatMap(key -> it.optional(key, way(key)))
                : Optional.empty();
    }

    private Binder<T> way(String key) {
        return value -> Optional.ofNullable(ways.get(key)).flatMap(binder -> binder.bind(value));
    }
}
