package dev.firedrill.model;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Hold what a system declares of its safety controls. The harness knows no system; all it knows of one is this.
 *
 * @param reasons the closed set of reason codes
 * @param effects things that must happen at most once for each key
 * @param variants broken variants of the system, by name
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Controls(
        Position position,
        String system,
        List<Route> routes,
        List<Control> controls,
        List<ActionDeclaration> actions,
        List<FaultTarget> faultTargets,
        List<Indicator> indicators,
        List<Trigger> triggers,
        Optional<StateGraph> states,
        List<Reason> reasons,
        List<Effect> effects,
        Optional<Telemetry> telemetry,
        List<Variant> variants) {

    public Controls {
        routes = List.copyOf(routes);
        controls = List.copyOf(controls);
        actions = List.copyOf(actions);
        faultTargets = List.copyOf(faultTargets);
        indicators = List.copyOf(indicators);
        triggers = List.copyOf(triggers);
        reasons = List.copyOf(reasons);
        effects = List.copyOf(effects);
        variants = List.copyOf(variants);
    }

    /** Find a declared control by name. */
    public Optional<Control> control(String name) {
        return controls.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Find a declared trigger by name. */
    public Optional<Trigger> trigger(String name) {
        return triggers.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Find a declared route by name. */
    public Optional<Route> route(String name) {
        return routes.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Find a declared reason by code. */
    public Optional<Reason> reason(String code) {
        return reasons.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    /**
     * Declare a path that requests can take.
     *
     * @param forbiddenWhen names of controls that, while active, forbid this route
     */
    public record Route(String name, Role role, List<String> forbiddenWhen) {

        public Route {
            forbiddenWhen = List.copyOf(forbiddenWhen);
        }

        /** Say what the route is for. */
        public enum Role {
            /** The feature under control. */
            FEATURE,
            /** The path a kill-switch falls back to. */
            SAFE,
            /** What served before the change under control. */
            PREVIOUS
        }
    }

    /**
     * Declare a switch or setting.
     *
     * @param defaultValue value when nothing is set
     * @param safeValue value an operator sets in an emergency
     * @param activeWhen values, trimmed and in lower case, for which the control is active (a kill-switch: pulled)
     * @param propagation after a write the control is effective at the latest this long afterwards
     */
    public record Control(
            String name,
            String defaultValue,
            String safeValue,
            Set<String> activeWhen,
            Set<String> otherValues,
            Source source,
            Duration propagation) {

        public Control {
            activeWhen = Copies.of(activeWhen);
            otherValues = Copies.of(otherValues);
        }

        /** List every value that can be written, as it is declared: default, safe value, active ones, others. */
        public Set<String> values() {
            Set<String> values = new LinkedHashSet<>(List.of(defaultValue));
            values.add(safeValue);
            values.addAll(activeWhen);
            values.addAll(otherValues);
            return values;
        }

        /** Tell whether a value is a declared one, trimmed and regardless of case. */
        public boolean takes(String value) {
            return values().stream().map(Control::normal).anyMatch(normal(value)::equals);
        }

        /** Spell a value as {@code activeWhen} does: trimmed, in lower case. */
        public static String normal(String value) {
            return value.strip().toLowerCase(Locale.ROOT);
        }

        /** Say where the value lives. */
        public enum Source {
            ENVIRONMENT,
            FLAGS
        }
    }

    /** Declare an operator action that goes through the system, with the parameters it takes. */
    public record ActionDeclaration(String name, List<String> parameters) {

        public ActionDeclaration {
            parameters = List.copyOf(parameters);
        }
    }

    /** Declare a number the system samples through its metric port. */
    public record Indicator(String name, String description) {}

    /**
     * Declare when a trigger must fire: at an evaluation where the newest sample breaches and the rule over the newest
     * samples holds. An absent sample never breaches; it takes its place in the window.
     *
     * @param interval time between evaluations
     */
    public record Trigger(
            String name, String indicator, Comparison comparison, double threshold, Rule rule, Duration interval) {

        /** Say whether one sample breaches. */
        public boolean breaches(double sample) {
            return switch (comparison) {
                case ABOVE -> sample > threshold;
                case AT_LEAST -> sample >= threshold;
                case BELOW -> sample < threshold;
                case AT_MOST -> sample <= threshold;
            };
        }
    }

    /** Compare a sample with a threshold. */
    public enum Comparison {
        ABOVE(">"),
        AT_LEAST(">="),
        BELOW("<"),
        AT_MOST("<=");

        private final String word;

        Comparison(String word) {
            this.word = word;
        }

        /** Spell the comparison as files do. */
        public String word() {
            return word;
        }
    }

    /** Say how many samples must breach: {@code k} of the newest {@code n}; {@code k = n} means consecutive. */
    public record Rule(int k, int n) {}

    /** Declare the states of the system and the edges it may take. */
    public record StateGraph(String initial, Set<String> states, Set<Edge> edges) {

        public StateGraph {
            states = Copies.of(states);
            edges = Copies.of(edges);
        }

        /** Declare one allowed step. */
        public record Edge(String from, String to) {}
    }

    /**
     * Declare a reason code.
     *
     * @param silent whether a request with this reason may leave the user without a notice (a declared override)
     */
    public record Reason(String code, boolean silent) {}

    /** Declare something that must happen at most once for each key: an emitted event by its name. */
    public record Effect(String event) {}

    /**
     * Declare the telemetry lines.
     *
     * @param prefix what each line begins with
     * @param modeVariable environment variable that selects the mode
     * @param defaultMode mode when the variable is not set
     * @param keys per mode, the keys a line must have and those it may have
     */
    public record Telemetry(String prefix, String modeVariable, String defaultMode, Map<String, Keys> keys) {

        public Telemetry {
            keys = Copies.of(keys);
        }

        /** Declare the exact key set of a line. */
        public record Keys(Set<String> required, Set<String> optional) {

            public Keys {
                required = Copies.of(required);
                optional = Copies.of(optional);
            }
        }
    }

    /** Declare a plausible wrong implementation that the scenarios of this system must catch. */
    public record Variant(String name, String description) {}
}
