package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.ActionDeclaration;
import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Controls.Effect;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Reason;
import dev.firedrill.model.Controls.Route;
import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Controls.Variant;
import dev.firedrill.model.FaultTarget;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Binds {@code controls.json}: what a system declares of its safety controls. */
final class ControlsBinder {

    private static final Set<String> RESERVED = new TreeSet<>(List.of("id", "at", "after", "delay", "do", "actor"));

    private static final int LARGEST_WINDOW = 10_000;

    private final Defects defects;
    private final Binders binders;

    ControlsBinder(Defects defects) {
        this.defects = defects;
        this.binders = new Binders(defects);
    }

    /** Bind the whole file; it must speak of the system of its suite, where that is known. */
    Optional<Controls> bind(Value file, Optional<String> system) {
        return binders.object(members -> controls(members, system)).bind(file);
    }

    private Controls controls(Members file, Optional<String> system) {
        file.optional("$schema", binders::text);
        Names controls = file.namesIn("controls", "name", "control", "declared in this file");
        Names indicators = file.namesIn("indicators", "name", "indicator", "declared in this file");
        return new Controls(
                file.position(),
                system(file, system),
                file.requiredList("routes", named("route", (it, name) -> route(it, name, controls))),
                file.list("controls", named("control", this::control)),
                file.list("actions", named("action", this::action)),
                file.list("faultTargets", named("fault target", (it, name) -> faultTarget(it, name, indicators))),
                file.list("indicators", named("indicator", this::indicator)),
                file.list("triggers", named("trigger", (it, name) -> trigger(it, name, indicators))),
                file.optional("states", new StatesBinder(binders)::bind),
                file.list("reasons", distinct("reason", "code", this::reason)),
                file.list("effects", distinct("effect", "event", (it, event) -> new Effect(event))),
                file.optional("telemetry", new TelemetryBinder(binders)::bind),
                file.list("variants", named("variant", this::variant)));
    }

    private String system(Members file, Optional<String> wanted) {
        Binder<String> binder = wanted.isEmpty()
                ? binders::name
                : binders.named(new Names("system", "of the suite", List.of(wanted.get())));
        return file.required("system", binder, "");
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
        if (name.equals(Action.SET)) {
            defects.add(
                    it.positionOf("name"),
                    "action 'set'",
                    "a verb other than the harness's own 'set'",
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

    private FaultTarget faultTarget(Members it, String name, Names indicators) {
        FaultTarget.Kind kind = it.required(
                "kind",
                binders.word("kind", FaultTarget.Kind.values(), FaultTarget.Kind::word),
                FaultTarget.Kind.PROVIDER);
        if (kind == FaultTarget.Kind.METRIC && !indicators.contains(name)) {
            binders.unknown(it.positionOf("name"), name, indicators);
        }
        return new FaultTarget(name, kind);
    }

    private Indicator indicator(Members it, String name) {
        return new Indicator(name, it.optional("description", binders::text).orElse(""));
    }

    private Trigger trigger(Members it, String name, Names indicators) {
        return new Trigger(
                name,
                it.required("indicator", binders.named(indicators), ""),
                it.required(
                        "comparison",
                        binders.word("comparison", Comparison.values(), Comparison::word),
                        Comparison.ABOVE),
                it.required("threshold", binders.number("a number", Double::isFinite), 0.0),
                it.required("rule", binders.object(this::rule), new Rule(1, 1)),
                it.required("interval", binders::length, Duration.ofSeconds(1)));
    }

    private Rule rule(Members it) {
        Optional<Integer> of = it.demand("of", binders.whole(1, LARGEST_WINDOW));
        Optional<Integer> breaches = it.demand("breaches", binders.whole(1, LARGEST_WINDOW));
        if (of.isPresent() && breaches.isPresent() && breaches.get() > of.get()) {
            String found = breaches.get() + " breaches of " + of.get();
            String expected = "at most as many breaches as samples";
            defects.add(it.positionOf("breaches"), found, expected, "lower 'breaches' or raise 'of'");
        }
        return new Rule(breaches.orElse(1), of.orElse(1));
    }

    private Reason reason(Members it, String code) {
        return new Reason(code, it.optional("silent", binders::truth).orElse(false));
    }

    private Variant variant(Members it, String name) {
        return new Variant(name, it.required("description", binders::text, ""));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private <T> Binder<T> named(String kind, NamedBody<T> body) {
        return distinct(kind, "name", body);
    }

    private <T> Binder<T> distinct(String kind, String key, NamedBody<T> body) {
        Distinct names = new Distinct(kind, "remove or rename one of the two", defects);
        return binders.object(it -> body.bind(it, it.required(key, names.of(binders::name), "")));
    }

    @FunctionalInterface
    private interface NamedBody<T> {
        T bind(Members members, String name);
    }
}
