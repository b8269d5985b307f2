package dev.firedrill.reading;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The names of one kind that a place in a file may use.
 *
 * @param kind what is named, as in "unknown trigger 'x'"
 * @param place where such names come from, as in "declared in controls.json"; may be empty
 * @param open whether any other name will do as well, because nobody can tell which there are
 */
record Names(String kind, String place, Collection<String> known, boolean open) {

    Names {
        known = Collections.unmodifiableSet(new LinkedHashSet<>(known));
    }

    Names(String kind, String place, Collection<String> known) {
        this(kind, place, known, false);
    }

    /** Take any name, because nobody can tell which there are. */
    static Names any(String kind) {
        return new Names(kind, "", Set.of(), true);
    }

    boolean contains(String name) {
        return open || known.contains(name);
    }

    Names and(Names others, String commonKind) {
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(others.known);
        return new Names(commonKind, place, all, open || others.open);
    }

    /** Say in an error what would have been right. */
    String expected() {
        String article = "aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ";
        String named = article + kind + (place.isEmpty() ? "" : " " + place);
        return known.isEmpty() ? named + ", of which there is none" : named + ": " + Quote.all(known);
    }

    /** Say in an error how to mend the use of an unknown name. */
    String mend(String wrong) {
        Optional<String> nearest = Nearest.to(wrong, known);
        Optional<String> only = known.stream().findFirst().filter(it -> known.size() == 1);
        String others = known.isEmpty() ? "declare the " + kind + " first, or remove its use" : "use one of these";
        return nearest.or(() -> only).map(it -> "write " + Quote.of(it)).orElse(others);
    }
}
