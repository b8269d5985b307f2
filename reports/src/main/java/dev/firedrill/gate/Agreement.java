package dev.firedrill.gate;

import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import dev.firedrill.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Decides whether several files of results speak of the same drills. */
final class Agreement {

    private Agreement() {}

    /** List on what they disagree, one sentence each. */
    static List<String> defects(List<Results> parts) {
        List<String> defects = new ArrayList<>();
        differing(parts, Provenance::inputs, Input::file, Input::sha256)
                .forEach(file -> defects.add("the results were not drilled from the same %s".formatted(file)));
        differing(parts, Provenance::subjects, it -> it.system() + " " + it.mode(), Agreement::build)
                .forEach(drill -> defects.add("the results are of different builds of %s".formatted(drill)));
        return defects;
    }

    private static String build(Subject subject) {
        return Optional.ofNullable(subject.build()).orElse("");
    }

    private static <T> List<String> differing(
            List<Results> parts,
            Function<Provenance, List<T>> list,
            Function<T, String> name,
            Function<T, String> content) {
        Map<String, String> first = new TreeMap<>();
        Map<String, Boolean> differing = new TreeMap<>();
        parts.stream()
                .flatMap(part -> Optional.ofNullable(part.provenance()).stream())
                .flatMap(provenance -> list.apply(provenance).stream())
                .forEach(it -> {
                    String known = first.putIfAbsent(name.apply(it), content.apply(it));
                    boolean other = known != null && !known.equals(content.apply(it));
                    differing.merge(name.apply(it), other, Boolean::logicalOr);
                });
        return differing.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }
}
