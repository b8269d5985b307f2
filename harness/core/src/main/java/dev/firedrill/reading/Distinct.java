package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.util.HashMap;
import java.util.Map;

/** Sees to it that names of one kind occur once. */
final class Distinct {

    private final String kind;
    private final String mend;
    private final Defects defects;
    private final Map<String, Position> first = new HashMap<>();

    Distinct(String kind, String mend, Defects defects) {
        this.kind = kind;
        this.mend = mend;
        this.defects = defects;
    }

    /** Bind a name that must not have occurred. */
    Binder<String> of(Binder<String> binder) {
        return value -> binder.bind(value).filter(name -> isNew(name, value.position()));
    }

    boolean isNew(String name, Position position) {
        return isNew(name, position, mend);
    }

    boolean isNew(String name, Position position, String mend) {
        Position earlier = first.putIfAbsent(name, position);
        if (earlier != null) {
            String found = kind + " " + Quote.of(name) + " for the second time, first at " + earlier;
            defects.add(position, found, "each " + kind + " once", mend);
        }
        return earlier == null;
    }
}
