package dev.firedrill.cli;

import dev.firedrill.hosted.Operating;
import dev.firedrill.hosted.Operating.Place;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Suite;
import dev.firedrill.result.Plain;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds what may be written and told to a served system: what its controls declare, what its scenarios begin with, and what
 * it was started with. Anything else would be written where nobody reads it.
 */
record ServedNames(Map<Place, Set<String>> known) implements Operating.Names {

    static ServedNames of(List<Suite> suites, ServeSetup chosen) {
        Set<String> environment = new TreeSet<>(chosen.environment().keySet());
        Set<String> flags = new TreeSet<>(chosen.flags().keySet());
        Set<String> signals = new TreeSet<>();
        for (Suite suite : suites) {
            for (Control control : suite.controls().controls()) {
                boolean isFlag = control.source() == Control.Source.FLAGS;
                (isFlag ? flags : environment).add(control.name());
            }
            signals.addAll(suite.controls().signals());
            suite.scenarios().forEach(scenario -> {
                environment.addAll(scenario.environment().keySet());
                flags.addAll(scenario.flags().keySet());
            });
        }
        Map<Place, Set<String>> known = new EnumMap<>(Place.class);
        known.put(Place.ENVIRONMENT, environment);
        known.put(Place.FLAGS, flags);
        known.put(Place.SIGNALS, signals);
        return new ServedNames(known);
    }

    private Set<String> in(Place place) {
        return known.getOrDefault(place, Set.of());
    }

    @Override
    public Optional<String> refusal(Place place, String name) {
        return in(place).contains(name)
                ? Optional.empty()
                : Optional.of("%s, found '%s'; %s".formatted(expected(place), Plain.line(name), hint(place, name)));
    }

    private static String expected(Place place) {
        return switch (place) {
            case ENVIRONMENT ->
                "expected a control of the environment that 'controls.json' declares, or a variable that a scenario or --env sets";
            case FLAGS ->
                "expected a control of the flags that 'controls.json' declares, or a flag that a scenario or --flag sets";
            case SIGNALS -> "expected a signal that 'controls.json' declares";
        };
    }

    private String hint(Place place, String name) {
        if (place == Place.FLAGS && in(Place.ENVIRONMENT).contains(name)) {
            return "it is of the environment: PUT /environment/" + name;
        }
        if (place == Place.ENVIRONMENT && in(Place.FLAGS).contains(name)) {
            return "it is a flag: PUT /flags/" + name;
        }
        return in(place).isEmpty() ? "there is none" : NearestNames.hint(name, in(place));
    }
}
