package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/** Binds what is declared once under its name, and keeps where it stands. */
final class Declarations {

    private final Binders binders;
    private final Map<String, Position> places = new LinkedHashMap<>();

    Declarations(Binders binders) {
        this.binders = binders;
    }

    Binders binders() {
        return binders;
    }

    /** Tell where each declaration bound so far stands, by kind and name. */
    Map<String, Position> places() {
        return places;
    }

    /** Bind an object that has a name of its own among its kind. */
    <T> Binder<T> named(String kind, NamedBody<T> body) {
        return distinct(kind, "name", body);
    }

    /** Bind an object that is told from others of its kind by this key. */
    <T> Binder<T> distinct(String kind, String key, NamedBody<T> body) {
        return distinct(kind, key, binders::name, body);
    }

    <T> Binder<T> distinct(String kind, String key, Binder<String> name, NamedBody<T> body) {
        Distinct names = new Distinct(kind, "remove or rename one of the two", binders.defects());
        return binders.object(it -> body.bind(it, name(it, kind, key, names.of(name))));
    }

    /** Keep where something stands. */
    void place(String kind, String name, Position position) {
        places.putIfAbsent(kind + ":" + name, position);
    }

    private String name(Members it, String kind, String key, Binder<String> binder) {
        String name = it.required(key, binder, "");
        place(kind, name, it.positionOf(key));
        return name;
    }

    /** Binds the rest of an object whose name is known. */
    @FunctionalInterface
    interface NamedBody<T> {
        T bind(Members members, String name);
    }
}
