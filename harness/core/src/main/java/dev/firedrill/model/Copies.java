package dev.firedrill.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Copy maps and sets in the order they came in; {@code Map.copyOf} and {@code Set.copyOf} iterate differently in each JVM. */
final class Copies {

    private Copies() {}

    static <K, V> Map<K, V> of(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static <E> Set<E> of(Set<E> set) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }
}
