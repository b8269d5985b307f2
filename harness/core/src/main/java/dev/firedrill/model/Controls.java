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
 * @param signals what persons can report to the system
 * @param reasons the closed set of reason codes
 * @param effects things that must happen at most once for each key
 * @param objectives limits of good service
 * @param fingerprints configurations that nobody changes without approval
 * @param variants broken variants of the system, by name
 * @param happenings what can happen under a name of the system's own, though no drill of the correct system shows it
 * @param places where each declaration stands, by kind and name as {@code trigger:rollback}; empty where no file was read
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
        List<Objective> objectives,
        List<Fingerprint> fingerprints,
        List<String> signals,
        Optional<StateGraph> states,
        List<Reason> reasons,
        List<Effect> effects,
        Optional<Telemetry> telemetry,
        List<Variant> variants,
        List<Happening> happenings,
        Map<String, Position> places) {

    public Controls {
        routes = List.copyOf(routes);
        controls = List.copyOf(controls);
        actions = List.copyOf(actions);
        faultTargets = List.copyOf(faultTargets);
        indicators = List.copyOf(indicators);
        triggers = List.copyOf(triggers);
        objectives = List.copyOf(objectives);
        fingerprints = List.copyOf(fingerprints);
        signals = List.copyOf(signals);
        reasons = List.copyOf(reasons);
        effects = List.copyOf(effects);
        variants = List.copyOf(variants);
        happenings = List.copyOf(happenings);
        places = Copies.of(places);
    }

    /** Declare a system of which drills show all that can happen. */
    public Controls(
            Position position,
            String system,
            List<Route> routes,
            List<Control> controls,
            List<ActionDeclaration> actions,
            List<FaultTarget> faultTargets,
            List<Indicator> indicators,
            List<Trigger> triggers,
            List<Objective> objectives,
            List<Fingerprint> fingerprints,
            List<String> signals,
            Optional<StateGraph> states,
            List<Reason> reasons,
            List<Effect> effects,
            Optional<Telemetry> telemetry,
            List<Variant> variants,
            Map<String, Position> places) {
        this(
                position,
                system,
                routes,
                controls,
                actions,
                faultTargets,
                indicators,
                triggers,
                objectives,
                fingerprints,
                signals,
                states,
                reasons,
                effects,
                telemetry,
                variants,
                List.of(),
                places);
    }

    /** Declare a system without objectives, fingerprints and signals. */
    public Controls(
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
        this(
                position,
                system,
                routes,
                controls,
                actions,
                faultTargets,
                indicators,
                triggers,
                List.of(),
                List.of(),
                List.of(),
                states,
                reasons,
                effects,
                telemetry,
                variants,
                List.of(),
                Map.of());
    }

    /** Find where something is declared, by its kind and name; where that is not known, the whole file. */
    public Position placeOf(String kind, String name) {
        return places.getOrDefault(kind + ":" + name, position);
    }

    /** Find a declared control by name. */
    public Optional<Control> control(String name) {
        return controls.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Find a declared trigger by name. */
    public Optional<Trigger> trigger(String name) {
        return triggers.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Find a declared indicator by name. */
    public Optional<Indicator> indicator(String name) {
        return indicators.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Find the declared objective of an indicator. */
    public Optional<Objective> objective(String indicator) {
        return objectives.stream()
                .filter(it -> it.indicator().equals(indicator))
                .findFirst();
    }

    /** Find a declared fingerprint by name. */
    public Optional<Fingerprint> fingerprint(String name) {
        return fingerprints.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Find a declared route by name. */
    public Optional<Route> route(String name) {
        return routes.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Find a declared reason by code. */
    public Optional<Reason> reason(String code) {
        return reasons.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    /** Say whether a sample of an indicator is data: a number, and inside the range where one is declared. */
    public boolean isData(String indicator, double sample) {
        return !Double.isNaN(sample)
                && indicators.stream()
                        .filter(it -> it.name().equals(indicator))
                        .flatMap(it -> it.range().stream())
                        .allMatch(it -> it.holds(sample));
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

    /**
     * Declare a number the system samples through its metric port.
     *
     * @param range what it can be; a sample outside is no data. Absent means any number
     * @param formula how it follows from what happened; absent where only the system knows
     */
    public record Indicator(String name, String description, Optional<Range> range, Optional<Formula> formula) {

        /** Declare an indicator without a range. */
        public Indicator(String name, String description, Optional<Formula> formula) {
            this(name, description, Optional.empty(), formula);
        }

        /** Declare an indicator without a formula. */
        public Indicator(String name, String description) {
            this(name, description, Optional.empty());
        }
    }

    /** Declare the least and the greatest value of a number, both included. */
    public record Range(double least, double most) {

        /** Say whether a number is inside; what is no number is not. */
        public boolean holds(double number) {
            return number >= least && number <= most;
        }
    }

    /**
     * Declare how an indicator follows from what happened before the sample, so that an oracle can recount it.
     *
     * @param of what is counted, or over what the mean is taken
     * @param among the denominator of a share; absent for the others
     * @param window what happened longer ago does not count, that exactly so long ago does; absent means since the last
     *     midnight in UTC
     * @param minimum with fewer in {@code among} (or, of a mean, in {@code of}) there is no data; a count always has data
     * @param freshAfter a control: what ended before the system reported that it became inactive does not count; absent
     *     means everything counts
     * @param every time between two samples, from the start on; absent means the system samples when it likes
     */
    public record Formula(
            Aggregate aggregate,
            Selection of,
            Optional<Selection> among,
            Optional<Duration> window,
            int minimum,
            Optional<String> freshAfter,
            Optional<Duration> every) {

        /** Say what becomes of the selected. */
        public enum Aggregate {
            /** Number of {@code of} divided by the number of {@code among}. */
            SHARE,
            /** Number of {@code of}. */
            COUNT,
            /** Mean of the whole milliseconds from arrival to end of the requests in {@code of}. */
            MEAN_LATENCY
        }
    }

    /**
     * Select what counts.
     *
     * @param where for each named fact the values of which it must have one; {@code *} stands for any but ""
     * @param except for each named fact the values of which it must have none
     */
    public record Selection(From from, Map<String, Set<String>> where, Map<String, Set<String>> except) {

        public Selection {
            where = Copies.of(where);
            except = Copies.of(except);
        }

        /** Say what is selected from. */
        public enum From {
            /** Requests that ended; {@code status} is {@code failed} and {@code reason} its reason where one failed. */
            REQUESTS("requests", List.of("kind", "detected", "route", "override", "status", "reason")),
            /** Judgements of guards; {@code route} is that of the request. */
            GUARDS("guards", List.of("guard", "outcome", "reason", "route")),
            /** Signals of persons. */
            SIGNALS("signals", List.of("signal", "value"));

            private final String word;

            @SuppressWarnings("ImmutableEnumChecker") // made by List.of
            private final List<String> facts;

            From(String word, List<String> facts) {
                this.word = word;
                this.facts = facts;
            }

            /** Spell it as files do. */
            public String word() {
                return word;
            }

            /** List the facts that can be named; {@code override} is the reason of the route decision. */
            public List<String> facts() {
                return facts;
            }
        }
    }

    /**
     * Declare what good service is: the band of each sample of an indicator. What is neither healthy nor alarming is to
     * be watched, and no data is no health.
     */
    public record Objective(String indicator, Limit healthy, Limit alert) {

        /** Name the band of a sample. */
        public Band bandOf(double sample) {
            if (alert.isMetBy(sample)) {
                return Band.ALERT;
            }
            return healthy.isMetBy(sample) ? Band.HEALTHY : Band.WATCH;
        }

        /** List the bands, by their names in logs. */
        public enum Band {
            NO_DATA,
            HEALTHY,
            WATCH,
            ALERT
        }
    }

    /** Compare a number with a threshold. */
    public record Limit(Comparison comparison, double threshold) {

        /** Say whether a number satisfies the comparison. */
        public boolean isMetBy(double number) {
            return comparison.holds(number, threshold);
        }
    }

    /**
     * Declare the fingerprint that the system must report of a configuration.
     *
     * @param value what it reports through {@code Tap.configObserved} under this name
     */
    public record Fingerprint(String name, String value) {}

    /**
     * Declare when a trigger must fire: at an evaluation where the newest sample breaches and the rule over the newest
     * samples holds. An absent sample never breaches; it takes its place in the window.
     *
     * @param threshold limit of the indicator; where there is a baseline, its multiple
     * @param interval time between evaluations
     * @param baseline what {@code threshold} is a multiple of; absent means it stands for itself
     * @param also what must hold at the same evaluation as well, of the newest samples of other indicators
     * @param again when it can fire again; default {@link Again#AFTER_RESTART}
     * @param severity how bad it is; absent means undeclared
     * @param decision what follows from it, in the system's own word; "" for undeclared
     */
    public record Trigger(
            String name,
            String indicator,
            Comparison comparison,
            double threshold,
            Rule rule,
            Duration interval,
            Optional<Baseline> baseline,
            List<Condition> also,
            Again again,
            Optional<Severity> severity,
            String decision) {

        public Trigger {
            also = List.copyOf(also);
        }

        /** Declare a trigger with a threshold of its own and nothing else. */
        public Trigger(
                String name, String indicator, Comparison comparison, double threshold, Rule rule, Duration interval) {
            this(
                    name,
                    indicator,
                    comparison,
                    threshold,
                    rule,
                    interval,
                    Optional.empty(),
                    List.of(),
                    Again.AFTER_RESTART,
                    Optional.empty(),
                    "");
        }

        /** Give the limit that holds in an environment. */
        public double limitIn(Map<String, String> environment) {
            return baseline.map(it -> threshold * it.in(environment)).orElse(threshold);
        }

        /** Say whether one sample is past a limit. */
        public boolean breaches(double sample, double limit) {
            return comparison.holds(sample, limit);
        }

        /** Say when a trigger that fired can fire again. */
        public enum Again {
            /** Monitoring starts anew with an empty window. */
            AFTER_RESTART("afterRestart"),
            /** The rule must first have failed to hold at an evaluation. */
            AFTER_CLEAR("afterClear");

            private final String word;

            Again(String word) {
                this.word = word;
            }

            /** Spell it as files do. */
            public String word() {
                return word;
            }
        }
    }

    /**
     * Declare where a baseline comes from.
     *
     * @param variable environment variable that holds the number
     * @param otherwise baseline where the variable is not set
     */
    public record Baseline(String variable, double otherwise) {

        double in(Map<String, String> environment) {
            String value = environment.get(variable);
            return value == null ? otherwise : Double.parseDouble(value);
        }
    }

    /** Declare a further condition on the newest sample of an indicator; no sample meets none. */
    public record Condition(String indicator, Limit limit) {}

    /** Say how bad something is, from least to most. */
    public enum Severity {
        INFO,
        WARNING,
        CRITICAL
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

        /** Say whether it holds between a number and a threshold. */
        public boolean holds(double number, double threshold) {
            return switch (this) {
                case ABOVE -> number > threshold;
                case AT_LEAST -> number >= threshold;
                case BELOW -> number < threshold;
                case AT_MOST -> number <= threshold;
            };
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
     * @param taxonomy what telemetry must say of a failure with this reason, by key; empty means undeclared
     */
    public record Reason(String code, boolean silent, Map<String, String> taxonomy) {

        public Reason {
            taxonomy = Copies.of(taxonomy);
        }

        /** Declare a reason without taxonomy. */
        public Reason(String code, boolean silent) {
            this(code, silent, Map.of());
        }
    }

    /** Declare something that must happen at most once for each key: an emitted event by its name. */
    public record Effect(String event) {}

    /**
     * Declare something that can happen under a name of the system's own: an event, guard, status, call, line, alert, audit
     * or artifact.
     *
     * @param members those of its JSON that a {@code where} can ask for
     */
    public record Happening(Pattern.Subject subject, String name, List<String> members) {

        public Happening {
            members = List.copyOf(members);
        }
    }

    /**
     * Declare the telemetry lines.
     *
     * @param prefix what each line begins with
     * @param modeVariable environment variable that selects the mode
     * @param defaultMode mode when the variable is not set
     * @param keys per mode, the keys a line must have and those it may have
     * @param types JSON types a key may have, of {@code string}, {@code number}, {@code boolean}, {@code object},
     *     {@code array} and {@code null}; a key that is not named may have any
     * @param reasonKey key that holds the reason code of a failure, "" for none
     * @param classKey key whose object must be the declared taxonomy of that reason, where the mode has the key; "" for none
     */
    public record Telemetry(
            String prefix,
            String modeVariable,
            String defaultMode,
            Map<String, Keys> keys,
            Map<String, Set<String>> types,
            String reasonKey,
            String classKey) {

        public Telemetry {
            keys = Copies.of(keys);
            types = Copies.of(types);
        }

        /** Declare lines without types and taxonomy. */
        public Telemetry(String prefix, String modeVariable, String defaultMode, Map<String, Keys> keys) {
            this(prefix, modeVariable, defaultMode, keys, Map.of(), "", "");
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
