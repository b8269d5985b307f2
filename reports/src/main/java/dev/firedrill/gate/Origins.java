package dev.firedrill.gate;

import dev.firedrill.gate.Presented.Part;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Provenance.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether what was drilled is what is here now: each part of the results must stand for itself. */
final class Origins {

    private static final Sentence INPUTS = new Sentence(
            "inputs",
            "The files that were drilled are those of the project now, at the commit that it holds now, with nothing"
                    + " uncommitted.");
    private static final String MEND = "; run again, or name the build with --subject";

    private Origins() {}

    static Rule inputs() {
        return new Rule(INPUTS, Origins::inputs);
    }

    private static Clause inputs(Matter matter) {
        List<String> reasons = new ArrayList<>();
        matter.parts().forEach(part -> reasons.addAll(changed(matter, part)));
        if (matter.presented().subject().isEmpty()) {
            matter.parts().forEach(part -> reasons.addAll(otherCommits(matter, part)));
            matter.presented()
                    .commit()
                    .filter(now -> !now.clean())
                    .ifPresent(now -> reasons.add(
                            "the project holds changes now that nobody has committed; commit them and run again, or"
                                    + " name the build with --subject"));
        }
        return INPUTS.openBy(reasons.stream().distinct().toList(), found(matter));
    }

    private static String found(Matter matter) {
        long files = parts(matter)
                .flatMap(it -> it.inputs().stream())
                .map(Input::file)
                .distinct()
                .count();
        String commits = parts(matter)
                .flatMap(it -> it.commits().stream())
                .distinct()
                .map(it -> "; commit " + words(it))
                .collect(Collectors.joining());
        return "%d files%s".formatted(files, commits);
    }

    private static Stream<Provenance> parts(Matter matter) {
        return matter.parts().stream().flatMap(part -> part.provenance().stream());
    }

    private static List<String> changed(Matter matter, Part part) {
        List<Input> drilled = part.provenance().map(Provenance::inputs).orElse(List.of());
        return drilled.isEmpty()
                ? List.of(matter.name(part) + " do not say which files were drilled")
                : changed(digests(drilled), digests(part.inputs()));
    }

    private static Map<String, String> digests(List<Input> inputs) {
        return inputs.stream()
                .collect(Collectors.toMap(Input::file, Input::sha256, (one, other) -> other, TreeMap::new));
    }

    private static List<String> changed(Map<String, String> then, Map<String, String> now) {
        NavigableSet<String> files = new TreeSet<>(then.keySet());
        files.addAll(now.keySet());
        return files.stream()
                .filter(file -> !then.getOrDefault(file, "").equals(now.getOrDefault(file, "")))
                .map(file -> !now.containsKey(file)
                        ? "%s was drilled and is gone".formatted(file)
                        : then.containsKey(file)
                                ? "%s changed since it was drilled".formatted(file)
                                : "%s is new since the drills".formatted(file))
                .toList();
    }

    /** The files of a project say nothing of the service itself: unless its build is named, only the commit does. */
    private static List<String> otherCommits(Matter matter, Part part) {
        List<Commit> drilled = part.provenance().map(Provenance::commits).orElse(List.of());
        Optional<String> now = matter.presented().commit().map(Commit::id).map(Brief::id);
        if (drilled.isEmpty()) {
            return now
                    .map(id -> "%s do not say at which commit the drills were, and the project holds %s%s"
                            .formatted(matter.name(part), id, MEND))
                    .stream()
                    .toList();
        }
        List<String> reasons = new ArrayList<>();
        for (Commit commit : drilled) {
            String id = Brief.id(commit.id());
            if (now.isEmpty()) {
                reasons.add(("commit %s was drilled, and Git does not say which one the project holds now; decide in a"
                                + " clone of it, or name the build with --subject")
                        .formatted(id));
            } else if (!id.equals(now.get())) {
                reasons.add("commit %s was drilled, and the project holds %s now%s".formatted(id, now.get(), MEND));
            }
            if (!commit.clean()) {
                reasons.add(("commit %s was drilled with changes that nobody has committed; commit them and run again,"
                                + " or name the build with --subject")
                        .formatted(id));
            }
        }
        return reasons;
    }

    private static String words(Commit commit) {
        return Brief.id(commit.id()) + (commit.clean() ? "" : ", with changes that nobody has committed");
    }
}
