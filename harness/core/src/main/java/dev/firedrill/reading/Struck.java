package dev.firedrill.reading;

import dev.firedrill.model.ProviderScript;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The scripted answers that a fault can spoil.
 *
 * @param scripts the providers of the scenario; absent where nobody can tell which there are
 */
record Struck(Optional<List<ProviderScript>> scripts) {

    private static final String PLAIN = "generic-json";

    /** Count the events of the longest answer of these targets; absent where one of them has no script or no events. */
    OptionalInt mostEvents(List<String> targets) {
        List<ProviderScript> hit = of(targets);
        boolean countable = hit.size() == targets.size()
                && hit.stream().noneMatch(it -> it.dialect().equals(PLAIN));
        return countable
                ? hit.stream()
                        .flatMap(it -> it.answers().stream())
                        .mapToInt(ProviderScript.Answer::events)
                        .max()
                : OptionalInt.empty();
    }

    /** Name the variants that answers of these targets belong to. */
    Names variants(List<String> targets) {
        if (scripts.isEmpty() || targets.isEmpty()) {
            return Names.any("variant");
        }
        List<String> variants = of(targets).stream()
                .flatMap(it -> it.answers().stream())
                .map(ProviderScript.Answer::variant)
                .filter(it -> !it.isEmpty())
                .toList();
        return new Names("variant", "of an answer of " + Quote.all(targets), variants);
    }

    private List<ProviderScript> of(List<String> targets) {
        return scripts.orElse(List.of()).stream()
                .filter(it -> targets.contains(it.name()))
                .toList();
    }
}
