package dev.firedrill.check;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Controls.Fingerprint;
import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Objective;
import dev.firedrill.model.Controls.Range;
import dev.firedrill.model.Controls.Reason;
import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Controls.Telemetry;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.FaultTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Declare controls piece by piece, beginning with none but the kill-switch {@code KILL} of {@link Given}. */
final class Declared {

    private final List<FaultTarget> targets = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Objective> objectives = new ArrayList<>();
    private final List<Fingerprint> fingerprints = new ArrayList<>();
    private final List<String> signals = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private Optional<Telemetry> telemetry = Optional.empty();
    private Optional<StateGraph> states = Optional.empty();

    static Declared declared() {
        return new Declared();
    }

    Declared provider(String name, String... purposes) {
        targets.add(new FaultTarget(name, FaultTarget.Kind.PROVIDER, List.of(purposes)));
        return this;
    }

    Declared target(String name, FaultTarget.Kind kind) {
        targets.add(new FaultTarget(name, kind));
        return this;
    }

    Declared states(StateGraph graph) {
        states = Optional.of(graph);
        return this;
    }

    Declared indicator(String name, Formula formula) {
        indicators.add(new Indicator(name, "", Optional.of(formula)));
        return this;
    }

    Declared indicator(String name, Range range) {
        indicators.add(new Indicator(name, "", Optional.of(range), Optional.empty()));
        return this;
    }

    Declared trigger(Trigger trigger) {
        triggers.add(trigger);
        return this;
    }

    Declared objective(Objective objective) {
        objectives.add(objective);
        return this;
    }

    Declared fingerprint(String name, String value) {
        fingerprints.add(new Fingerprint(name, value));
        return this;
    }

    Declared signal(String name) {
        signals.add(name);
        return this;
    }

    Declared reason(String code, boolean silent, Map<String, String> taxonomy) {
        reasons.add(new Reason(code, silent, taxonomy));
        return this;
    }

    Declared telemetry(Telemetry lines) {
        telemetry = Optional.of(lines);
        return this;
    }

    Controls done() {
        return new Controls(
                Given.HERE,
                "toy",
                List.of(),
                List.of(new Control(
                        "KILL",
                        "false",
                        "true",
                        Set.of("true", "on"),
                        Set.of(),
                        Control.Source.FLAGS,
                        Duration.ofSeconds(2))),
                List.of(),
                targets,
                indicators,
                triggers,
                objectives,
                fingerprints,
                signals,
                states,
                reasons,
                List.of(),
                telemetry,
                List.of(),
                Map.of());
    }
}
