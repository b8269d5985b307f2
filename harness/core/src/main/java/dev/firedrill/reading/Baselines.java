package dev.firedrill.reading;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Position;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges the environment of a scenario where triggers take a baseline from it: that must be a number. */
final class Baselines {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,2})?");

    private final Controls controls;
    private final Defects defects;

    Baselines(Controls controls, Defects defects) {
        this.controls = controls;
        this.defects = defects;
    }

    /** Judge the environment that a scenario ends up with, its suite's included. */
    void judge(Members scenario, Map<String, String> environment) {
        for (Controls.Trigger trigger : controls.triggers()) {
            trigger.baseline()
                    .map(Controls.Baseline::variable)
                    .ifPresent(variable -> judge(scenario, environment, variable, trigger.name()));
        }
    }

    private void judge(Members scenario, Map<String, String> environment, String variable, String trigger) {
        String value = environment.get(variable);
        if (value != null && !NUMBER.matcher(value).matches()) {
            Optional<Position> own = own(scenario, variable);
            defects.add(
                    own.orElse(scenario.position()),
                    "environment " + Quote.of(variable) + " " + Quote.of(value)
                            + (own.isPresent() ? "" : ", a default of the suite"),
                    "a number as text, for it is the baseline of trigger " + Quote.of(trigger),
                    "write a number in quotes, as \"0.05\"");
        }
    }

    private static Optional<Position> own(Members scenario, String variable) {
        return scenario.find("environment")
                .filter(Value.Structure.class::isInstance)
                .map(it -> ((Value.Structure) it).members().get(variable))
                .map(it -> it.value().position());
    }
}
