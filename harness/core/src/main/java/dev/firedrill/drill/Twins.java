package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Hold the twins that the checks of a scenario ask for: by name, the ids of what each lacks. */
record Twins(Map<String, Set<String>> byName) {

    static Twins of(List<Check> checks) {
        Map<String, Set<String>> byName = new TreeMap<>();
        checks.stream()
                .flatMap(check -> check.twins().stream())
                .forEach(without -> byName.put(Evidence.twinName(without), new TreeSet<>(without)));
        return new Twins(byName);
    }

    Set<Map.Entry<String, Set<String>>> entries() {
        return byName.entrySet();
    }
}
