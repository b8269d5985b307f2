package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.ActionDeclaration;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Controls.Effect;
import dev.firedrill.model.Controls.Fingerprint;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Reason;
import dev.firedrill.model.Controls.Route;
import dev.firedrill.model.Controls.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Binds {@code controls.json}: what a system declares of its safety controls. */
final class ControlsBinder {

    private static final Set<String> RESERVED =
            new TreeSet<>(List.of("id", "at", "after", "delay", "do", "actor", "ends"));

    private static final String HERE = "declared in this file";

    private final Defects defects;
    private final Binders binders;
    private final Declarations declarations;

    ControlsBinder(Defects defects) {
        this.defects = defects;
        this.binders = new Binders(defects);
        this.declarations = new Declarations(binders);
    }

    /** Bind the whole file; it must speak of the system of its suite, where that is known. */
    Optional<Controls> bind(Value file, Optional<String> system) {
        return binders.object(members -> controls(members, system)).bind(file);
    }

    private Controls controls(Members file, Optional<String> system) {
        file.optional("$schema", binders::text);
        Names controls = file.namesIn("controls", "name", "control", HERE);
        Names indicators = file.namesIn("indicators", "name", "indicator", HERE);
        return new Controls(
                file.position(),
                system(file, system),
                file.requiredList("routes", declarations.named("route", (it, name) -> route(it, name, controls))),
                file.list("controls", declarations.named("control", this::control)),
                file.list("actions", declarations.named("action", this::action)),
                file.list(
                        "faultTargets",
                        declarations.named("fault target", new FaultTargetBinder(binders, indicators)::bind)),
                indicators(file, controls),
                file.list("triggers", declarations.named("trigger", new TriggerBinder(binders, indicators)::bind)),
                file.list(
                        "objectives",
                        declarations.distinct(
                                "objective",
                                "indicator",
                                binders.named(indicators),
                                new ObjectiveBinder(binders)::bind)),
                file.list(
                        "fingerprints",
                        declarations.named("fingerprint", (it, name) -> fingerprint(it, name, controls))),
                signals(file),
                file.optional("states", new StatesBinder(declarations)::bind),
                file.list("reasons", declarations.distinct("reason", "code", this::reason)),
                file.list("effects", declarations.distinct("effect", "event", (it, event) -> new Effect(event))),
                file.optional("telemetry", new TelemetryBinder(binders)::bind),
                file.list("variants", declarations.named("variant", this::variant)),
                file.list("happenings", binders.object(new PossibleBinder(binders)::bind)),
                declarations.places());
    }

    private String system(Members file, Optional<String> wanted) {
        Binder<String> binder = wanted.isEmpty()
                ? binders::name
                : binders.named(new Names("system", "of the suite", List.of(wanted.get())));
        return file.required("system", binder, "");
    }

    private List<Indicator> indicators(Members file, Names controls) {
        SelectionBinder selections = new SelectionBinder(
                binders,
                file.namesIn("routes", "name", "route", HERE),
                file.namesIn("reasons", "code", "reason", HERE),
                signalNames(file));
        IndicatorBinder binder = new IndicatorBinder(binders, controls, selections);
        return file.list("indicators", declarations.named("indicator", binder::bind));
    }

    private List<String> signals(Members file) {
        Distinct names = new Distinct("signal", "remove one of the two", defects);
        return file.list("signals", names.of(binders::name));
    }

    private static Names signalNames(Members file) {
        boolean readable = file.isListWith("signals", Value.Text.class::isInstance);
        List<String> names = new ArrayList<>();
        if (file.find("signals").orElse(null) instanceof Value.Sequence list) {
            list.items().stream()
                    .filter(Value.Text.class::isInstance)
                    .forEach(it -> names.add(((Value.Text) it).text()));
        }
        return new Names("signal", HERE, names, !readable);
    }

    private Route route(Members it, String name, Names controls) {
        Route.Role role = it.required(
                "role", binders.word("role", Route.Role.values(), ControlsBinder::lower), Route.Role.FEATURE);
        return new Route(name, role, it.list("forbiddenWhen", binders.named(controls)));
    }

    private Control control(Members it, String name) {
        return new Control(
                name,
                it.required("default", binders::text, ""),
                it.required("safeValue", binders::text, ""),
                activeWhen(it),
                new LinkedHashSet<>(it.list("otherValues", binders::text)),
                it.required(
                        "source",
                        binders.word("source", Control.Source.values(), ControlsBinder::lower),
                        Control.Source.FLAGS),
                it.required("propagation", binders::duration, Duration.ZERO));
    }

    private Set<String> activeWhen(Members it) {
        Set<String> values = new LinkedHashSet<>();
        it.requiredList("activeWhen", binders::text)
                .forEach(value -> values.add(value.strip().toLowerCase(Locale.ROOT)));
        return values;
    }

    private ActionDeclaration action(Members it, String name) {
        if (Action.OWN.contains(name)) {
            defects.add(
                    it.positionOf("name"),
                    "action " + Quote.of(name),
                    "a verb other than the harness's own " + Quote.all(Action.OWN),
                    "rename the action");
        }
        Distinct parameters = new Distinct("parameter", "remove one of the two", defects);
        return new ActionDeclaration(name, it.list("parameters", parameters.of(this::parameter)));
    }

    private Optional<String> parameter(Value value) {
        return binders.name(value)
                .filter(it -> !RESERVED.contains(it)
                        || binders.reject(value, "a name other than " + Quote.all(RESERVED), "rename the parameter"));
    }

    private Fingerprint fingerprint(Members it, String name, Names controls) {
        if (controls.known().contains(name)) {
            defects.add(
                    it.positionOf("name"),
                    "fingerprint " + Quote.of(name) + ", which is also the name of a control",
                    "a name of its own, because the system reports both under their names",
                    "rename the fingerprint");
        }
        return new Fingerprint(name, it.required("value", binders::name, ""));
    }

    private Reason reason(Members it, String code) {
        return new Reason(
                code, it.optional("silent", binders::truth).orElse(false), it.map("taxonomy", binders::scalar));
    }

    private Variant variant(Members it, String name) {
        return new Variant(name, it.required("description", binders::text, ""));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
