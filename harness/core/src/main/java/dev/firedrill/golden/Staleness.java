package dev.firedrill.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tell whether a golden was recorded from the same files. */
final class Staleness {

    private Staleness() {}

    /** Name the inputs that are not what they were; empty when all are. */
    static Optional<String> of(JsonNode golden, SortedMap<String, String> inputs) {
        TreeSet<String> changed = new TreeSet<>();
        JsonNode recorded = golden.path("inputs");
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            if (!input.getValue().equals(recorded.path(input.getKey()).textValue())) {
                changed.add(input.getKey());
            }
        }
        recorded.fieldNames().forEachRemaining(role -> {
            if (!inputs.containsKey(role)) {
                changed.add(role);
            }
        });
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of("of its inputs %s changed since it was recorded"
                        .formatted(
                                changed.stream().map(role -> "'" + role + "'").collect(Collectors.joining(", "))));
    }
}
