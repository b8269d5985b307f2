package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.result.Plain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds which scenarios the words of a command line select.
 *
 * @param paths folders and files to read, absolute
 * @param ids ids that were named instead of a path; empty keeps all in the paths
 * @param scenarios what can be drilled of it, by id
 */
record Selection(Set<Path> paths, List<String> ids, Map<String, Scenario> scenarios) {

    /** Select what each word names: a path, a system, or {@code system/name}; no word selects all. */
    static Selection of(Project project, List<String> words) {
        if (words.isEmpty()) {
            Path all = project.root().resolve(Project.SCENARIOS);
            return new Selection(Set.of(all), List.of(), in(project, all, id -> true));
        }
        Set<Path> paths = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>();
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        for (String word : words) {
            Optional<Path> path = path(project, word);
            if (path.isPresent()) {
                paths.add(path.get());
                scenarios.putAll(in(project, path.get(), id -> true));
            } else {
                Scenario scenario = scenario(project, word);
                paths.add(project.file(scenario.position().file()));
                ids.add(scenario.id());
                scenarios.put(scenario.id(), scenario);
            }
        }
        boolean onlyIds = ids.size() == words.size();
        return new Selection(paths, onlyIds ? List.copyOf(ids) : List.of(), scenarios);
    }

    /** Find one scenario by its id or file. */
    static Scenario one(Project project, String word) {
        Map<String, Scenario> found = of(project, List.of(word)).scenarios();
        if (found.size() == 1) {
            return found.values().iterator().next();
        }
        throw Refusal.configuration(
                Plain.line(word),
                found.isEmpty() ? "no scenario that can be drilled" : found.size() + " scenarios",
                "one scenario, as 'system/name'",
                found.isEmpty()
                        ? "./firedrill run " + Plain.line(word) + " says why"
                        : NearestNames.hint("", found.keySet()));
    }

    /** Refuse a variant that no selected system declares. */
    void checkVariant(String variant) {
        Set<String> declared = new TreeSet<>();
        scenarios
                .values()
                .forEach(scenario -> scenario.controls().variants().stream()
                        .map(Controls.Variant::name)
                        .forEach(declared::add));
        if (!declared.contains(variant)) {
            throw Refusal.configuration(
                    "--variant",
                    "'" + Plain.line(variant) + "'",
                    "a variant that the 'controls.json' of a selected system declares",
                    declared.isEmpty() ? "the selected systems declare none" : NearestNames.hint(variant, declared));
        }
    }

    private static Map<String, Scenario> in(Project project, Path path, java.util.function.Predicate<String> wanted) {
        Map<String, Scenario> found = new LinkedHashMap<>();
        for (Suite suite : project.in(path).suites()) {
            suite.scenarios().stream()
                    .filter(scenario -> wanted.test(scenario.id()))
                    .forEach(scenario -> found.put(scenario.id(), scenario));
        }
        return found;
    }

    /** Take a word for a path: from the working directory, from the root, or from the folder of scenarios. */
    private static Optional<Path> path(Project project, String word) {
        Path scenarios = project.root().resolve(Project.SCENARIOS);
        List<Path> candidates = List.of(
                Path.of(word).toAbsolutePath(),
                project.root().resolve(word),
                scenarios.resolve(word),
                scenarios.resolve(word + ".scenario.json"));
        return candidates.stream().filter(Files::exists).map(Path::normalize).findFirst();
    }

    private static Scenario scenario(Project project, String word) {
        Map<String, Scenario> all = in(project, project.root().resolve(Project.SCENARIOS), id -> true);
        Scenario found = all.get(word);
        if (found == null) {
            throw Refusal.configuration(
                    Plain.line(word),
                    "no such file, folder or scenario",
                    "a path, a system, or 'system/name'",
                    NearestNames.hint(word, names(all.values())));
        }
        return found;
    }

    private static Set<String> names(Collection<Scenario> scenarios) {
        Set<String> names = new TreeSet<>();
        scenarios.forEach(scenario -> {
            names.add(scenario.id());
            names.add(scenario.system());
        });
        return names;
    }
}
