package dev.firedrill.engine;

import dev.firedrill.model.Scenario;
import java.util.List;

/** Keeps the scenarios that the configuration names; all where it names none. */
final class Filter {

    private final Project project;
    private final List<String> wanted;

    Filter(Project project, List<String> wanted) {
        this.project = project;
        this.wanted = wanted;
    }

    boolean keeps(Scenario scenario) {
        return wanted.isEmpty() || wanted.stream().anyMatch(name -> names(name, scenario));
    }

    private boolean names(String name, Scenario scenario) {
        return name.equals(scenario.system())
                || name.equals(scenario.id())
                || project.file(scenario.position().file()).startsWith(project.file(name));
    }

    /** Describe that nothing was left to drill. */
    Problem nothing(String place, String variant) {
        if (!wanted.isEmpty()) {
            return Problem.of(
                    Configuration.SCENARIOS,
                    "'" + String.join(",", wanted) + "', which names no scenario in '" + place + "'",
                    "a system, 'system/name', or the path of a file or folder",
                    "correct or remove the parameter");
        }
        if (!variant.isEmpty()) {
            return Problem.of(
                    Configuration.VARIANT,
                    "'" + variant + "', which no system in '" + place + "' declares",
                    "a variant that the 'controls.json' of a selected system declares",
                    "correct or remove the parameter");
        }
        return Problem.in(
                place, "no scenario", "a file '*.scenario.json' in it or below", "add a scenario, or correct the path");
    }
}
