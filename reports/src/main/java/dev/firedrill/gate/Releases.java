package dev.firedrill.gate;

import dev.firedrill.gate.Presented.Part;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides whether what was drilled is what is to be released. In virtual time no image is drilled, only classes: where
 * anything was drilled otherwise, their digests are told beside it.
 */
final class Releases {

    private static final Sentence SUBJECT =
            new Sentence("subject", "The build that was drilled is the one that is to be released.");

    private Releases() {}

    static Rule subject() {
        return new Rule(SUBJECT, Releases::subject);
    }

    /** What one part says was drilled. */
    private record Told(String system, String mode, Optional<Subject> subject) {

        boolean isSimulated() {
            return mode.equals(Mode.SIMULATED.word());
        }

        Optional<String> build() {
            return subject.flatMap(it -> Optional.ofNullable(it.build()));
        }

        String drill() {
            return system + " " + mode;
        }

        String words() {
            return subject.map(it -> "%s '%s' (%s)".formatted(drill(), it.build(), it.by()))
                    .orElse(drill());
        }
    }

    private static Clause subject(Matter matter) {
        List<Told> all = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Part part : matter.parts()) {
            List<Told> own = told(part);
            own.stream()
                    .filter(it -> it.subject().isEmpty())
                    .forEach(it -> reasons.add(
                            "%s do not say which build of %s was drilled".formatted(matter.name(part), it.drill())));
            all.addAll(own);
        }
        matter.presented().subject().ifPresent(asked -> reasons.addAll(differences(all, asked)));
        String drilled = NamedBuilds.words(all.stream()
                .filter(it -> it.build().isPresent())
                .flatMap(it -> it.subject().stream())
                .distinct()
                .toList());
        return clause(matter, reasons.stream().distinct().toList(), drilled);
    }

    private static Clause clause(Matter matter, List<String> reasons, String drilled) {
        String found = drilled.isEmpty() ? "no build is named" : drilled;
        if (!reasons.isEmpty() || matter.presented().subject().isPresent()) {
            return SUBJECT.openBy(reasons, found);
        }
        return SUBJECT.notAsked(
                drilled.isEmpty()
                        ? "no --subject was given, and the results name no build"
                        : "no --subject was given; drilled was " + drilled);
    }

    private static List<Told> told(Part part) {
        List<Subject> subjects = part.provenance().map(Provenance::subjects).orElse(List.of());
        List<Told> told = new ArrayList<>();
        for (String drill : drills(part)) {
            String system = drill.substring(0, drill.lastIndexOf(' '));
            String mode = drill.substring(drill.lastIndexOf(' ') + 1);
            List<Subject> own = subjects.stream()
                    .filter(it -> it.system().equals(system) && it.mode().equals(mode))
                    .toList();
            own.forEach(it -> told.add(new Told(system, mode, Optional.of(it))));
            if (own.isEmpty()) {
                told.add(new Told(system, mode, Optional.empty()));
            }
        }
        return told;
    }

    private static NavigableSet<String> drills(Part part) {
        return part.results().entries().stream()
                .map((Entry entry) -> entry.system() + " " + entry.mode())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> differences(List<Told> all, String asked) {
        boolean classesOnly = all.stream().allMatch(Told::isSimulated);
        List<String> reasons = new ArrayList<>();
        all.stream()
                .filter(it -> classesOnly || !it.isSimulated())
                .filter(it -> it.subject().isPresent())
                .forEach(it -> difference(it, asked).ifPresent(reasons::add));
        if (all.isEmpty()) {
            reasons.add("nothing was drilled that could be '%s'".formatted(asked));
        }
        return reasons;
    }

    private static Optional<String> difference(Told told, String asked) {
        if (told.build().isEmpty()) {
            return Optional.of("nobody says which build of %s was drilled".formatted(told.drill()));
        }
        if (isSame(told.build().get(), asked)) {
            return Optional.empty();
        }
        String mend = told.isSimulated() ? "; only classes were drilled in virtual time: drill it for real too" : "";
        return Optional.of("drilled was %s, which is not '%s'%s".formatted(told.words(), asked, mend));
    }

    /** A digest names the same bytes under whatever name an image has. */
    private static boolean isSame(String drilled, String asked) {
        return drilled.equals(asked) || (drilled.startsWith("sha256:") && asked.endsWith("@" + drilled));
    }
}
