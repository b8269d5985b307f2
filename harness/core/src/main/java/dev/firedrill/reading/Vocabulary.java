package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Controls;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The names that a scenario may use: what the controls declare, and its own ids.
 *
 * @param failing ids of the actions that must fail
 */
record Vocabulary(
        Controls controls,
        Names routes,
        Names states,
        Names triggers,
        Names reasons,
        Names controlNames,
        Names effects,
        Names verbs,
        Names faultTargets,
        Names telemetryKeys,
        Names signals,
        Names fingerprints,
        Names points,
        Names purposes,
        Names formulas,
        Names objectives,
        Names providers,
        Names faultIds,
        Names actionIds,
        Names writes,
        List<String> failing) {

    private static final String DECLARED = "declared in controls.json";
    private static final String OWN = "of this scenario";
    private static final Controls NOTHING = new Controls(
            new Position("", 1, 1),
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());

    /**
     * Gather the names that a scenario may use.
     *
     * @param providers names of its providers
     * @param profileFaults ids of the faults that its profiles add
     */
    static Vocabulary of(Controls controls, Members scenario, Names providers, Names profileFaults) {
        return new Vocabulary(
                controls,
                declared("route", controls.routes(), Controls.Route::name),
                new Names(
                        "state",
                        DECLARED,
                        controls.states().map(it -> sorted(it.states())).orElse(List.of())),
                declared("trigger", controls.triggers(), Controls.Trigger::name),
                declared("reason", controls.reasons(), Controls.Reason::code),
                declared("control", controls.controls(), Controls.Control::name),
                declared("effect", controls.effects(), Controls.Effect::event),
                verbs(controls),
                declared("fault target", controls.faultTargets(), FaultTarget::name),
                telemetryKeys(controls),
                new Names("signal", DECLARED, controls.signals()),
                declared("fingerprint", controls.fingerprints(), Controls.Fingerprint::name),
                points(controls),
                purposes(controls),
                formulas(controls),
                declared("objective", controls.objectives(), Controls.Objective::indicator),
                providers,
                scenario.namesIn("faults", "id", "fault", OWN).and(profileFaults, "fault"),
                actions("action", scenario, verb -> true),
                actions("'set' action", scenario, Action.SET::equals),
                actionIds(scenario, action -> Members.text(action, "ends").equals(Optional.of(ActionBinder.FAILED))));
    }

    /** Gather the names that a profile may use where nobody says which scenario uses it: any but for ids of faults. */
    static Vocabulary ofProfile(List<String> faultIds) {
        return new Vocabulary(
                NOTHING,
                Names.any("route"),
                Names.any("state"),
                Names.any("trigger"),
                Names.any("reason"),
                Names.any("control"),
                Names.any("effect"),
                Names.any("action"),
                Names.any("fault target"),
                Names.any("telemetry key"),
                Names.any("signal"),
                Names.any("fingerprint"),
                Names.any("point"),
                Names.any("purpose"),
                Names.any("indicator"),
                Names.any("objective"),
                Names.any("provider"),
                new Names("fault", "of this profile", faultIds),
                Names.any("action"),
                Names.any("'set' action"),
                List.of());
    }

    /** The ids of faults and actions, which share one namespace. */
    Names causes() {
        return faultIds.and(actionIds, "fault or action");
    }

    private static <T> Names declared(String kind, List<T> things, Function<T, String> name) {
        return new Names(kind, DECLARED, things.stream().map(name).toList());
    }

    private static Names verbs(Controls controls) {
        List<String> verbs = new ArrayList<>(Action.OWN);
        controls.actions().forEach(it -> verbs.add(it.name()));
        return new Names("action", "of the harness or " + DECLARED, verbs);
    }

    private static Names points(Controls controls) {
        return new Names(
                "point",
                DECLARED,
                targets(controls, FaultTarget.Kind.POINT).map(FaultTarget::name).toList());
    }

    /** Name what providers can be called for; anything, where one of them does not say it, or there is none. */
    private static Names purposes(Controls controls) {
        List<List<String>> all = targets(controls, FaultTarget.Kind.PROVIDER)
                .map(FaultTarget::purposes)
                .toList();
        boolean open = all.isEmpty() || all.stream().anyMatch(List::isEmpty);
        return new Names("purpose", DECLARED, all.stream().flatMap(List::stream).toList(), open);
    }

    private static Stream<FaultTarget> targets(Controls controls, FaultTarget.Kind kind) {
        return controls.faultTargets().stream().filter(it -> it.kind() == kind);
    }

    private static Names formulas(Controls controls) {
        List<String> computable = controls.indicators().stream()
                .filter(it -> it.formula().isPresent())
                .map(Controls.Indicator::name)
                .toList();
        return new Names("indicator", "with a 'formula' in controls.json", computable);
    }

    private static Names telemetryKeys(Controls controls) {
        Set<String> keys = new TreeSet<>();
        controls.telemetry()
                .ifPresent(telemetry -> telemetry.keys().values().forEach(mode -> {
                    keys.addAll(mode.required());
                    keys.addAll(mode.optional());
                }));
        return new Names("telemetry key", DECLARED, keys);
    }

    private static List<String> sorted(Iterable<String> names) {
        List<String> sorted = new ArrayList<>();
        names.forEach(sorted::add);
        sorted.sort(null);
        return sorted;
    }

    private static Names actions(String kind, Members scenario, Predicate<String> wanted) {
        boolean complete = scenario.isListWith("actions", action -> idOf(action).isPresent());
        List<String> ids = actionIds(
                scenario, action -> wanted.test(Members.text(action, "do").orElse("")));
        return new Names(kind, OWN, ids, !complete);
    }

    private static List<String> actionIds(Members scenario, Predicate<Value> wanted) {
        List<String> ids = new ArrayList<>();
        if (scenario.find("actions").orElse(null) instanceof Value.Sequence actions) {
            actions.items().stream()
                    .filter(wanted)
                    .forEach(action -> idOf(action).ifPresent(ids::add));
        }
        return ids;
    }

    private static Optional<String> idOf(Value action) {
        return Members.text(action, "id").or(() -> Members.text(action, "do"));
    }
}
