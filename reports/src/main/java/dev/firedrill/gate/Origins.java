package dev.firedrill.gate;

import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides whether what was drilled is what is here now, and what is to be released. */
final class Origins {

    private static final Sentence INPUTS = new Sentence(
            "inputs", "The files that were drilled are those of the project now, at the commit that it holds now.");
    private static final Sentence SUBJECT =
            new Sentence("subject", "The build that was drilled is the one that is to be released.");

    private Origins() {}

    static Rule inputs() {
        return new Rule(INPUTS, Origins::inputs);
    }

    private static Clause inputs(Matter matter) {
        Optional<Provenance> provenance = matter.provenance();
        if (provenance.isEmpty() || provenance.get().inputs().isEmpty()) {
            return INPUTS.open(
                    "nobody says which files", List.of("the results do not say which files they were drilled from"));
        }
        List<String> reasons = new ArrayList<>(changed(
                digests(provenance.get().inputs()), digests(matter.presented().inputs())));
        List<Commit> commits = provenance.get().commits();
        if (matter.presented().subject().isEmpty()) {
            otherCommit(commits, matter.presented().commit()).ifPresent(reasons::add);
        }
        return INPUTS.openBy(
                reasons, "%d files%s".formatted(provenance.get().inputs().size(), words(commits)));
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
    private static Optional<String> otherCommit(List<Commit> drilled, Optional<String> now) {
        return drilled.stream()
                .map(Commit::id)
                .filter(id -> now.isPresent() && !id.equals(now.get()))
                .findFirst()
                .map(id -> ("commit %s was drilled, and the project holds %s now; run again, or name the build with"
                                + " --subject")
                        .formatted(Brief.id(id), Brief.id(now.orElse(""))));
    }

    private static String words(List<Commit> commits) {
        return commits.stream()
                .map(it -> "; commit " + Brief.id(it.id())
                        + (it.clean() ? "" : ", with changes that nobody has committed"))
                .collect(Collectors.joining());
    }

    static Rule subject() {
        return new Rule(SUBJECT, Origins::subject);
    }

    private static Clause subject(Matter matter) {
        List<Subject> subjects = matter.provenance().map(Provenance::subjects).orElse(List.of());
        List<Subject> named = subjects.stream().filter(it -> it.build() != null).toList();
        String drilled = NamedBuilds.words(named);
        Optional<String> asked = matter.presented().subject();
        if (asked.isEmpty()) {
            return named.isEmpty()
                    ? SUBJECT.notAsked("no --subject was given, and the results name no build")
                    : SUBJECT.met("no --subject was given; drilled was " + drilled);
        }
        if (named.isEmpty()) {
            return SUBJECT.open("no build is named", List.of("these results do not say what was drilled"));
        }
        return SUBJECT.openBy(differences(matter, subjects, asked.get()), drilled);
    }

    private static List<String> differences(Matter matter, List<Subject> subjects, String asked) {
        List<String> reasons = new ArrayList<>();
        for (String drill : drills(matter)) {
            List<Subject> own = subjects.stream()
                    .filter(it -> drill.equals(it.system() + " " + it.mode()))
                    .toList();
            if (own.stream().allMatch(it -> it.build() == null)) {
                reasons.add("these results do not say which build of %s was drilled".formatted(drill));
            }
            own.stream()
                    .filter(it -> it.build() != null && !isSame(it.build(), asked))
                    .forEach(it -> reasons.add("drilled was %s, which is not '%s'".formatted(words(it), asked)));
        }
        return reasons;
    }

    private static NavigableSet<String> drills(Matter matter) {
        return matter.decisive().stream()
                .map((Entry entry) -> entry.system() + " " + entry.mode())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A digest names the same bytes under whatever name an image has. */
    private static boolean isSame(String drilled, String asked) {
        return drilled.equals(asked) || (drilled.startsWith("sha256:") && asked.endsWith("@" + drilled));
    }

    private static String words(Subject subject) {
        return "%s %s '%s' (%s)".formatted(subject.system(), subject.mode(), subject.build(), subject.by());
    }
}
