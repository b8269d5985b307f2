package dev.firedrill.lint;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Controls.Route;
import dev.firedrill.model.Position;
import dev.firedrill.model.Suite;

/** Finds switches that do not do what a switch is for. */
final class Switches implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        Controls controls = suite.controls();
        for (Control control : controls.controls()) {
            Position place = controls.placeOf("control", control.name());
            judgePropagation(control, place, warnings);
            if (controls.routes().stream().anyMatch(it -> forbids(control, it))) {
                judgeValues(control, place, warnings);
                judgeRoutes(control, place, controls, warnings);
            }
        }
    }

    private static void judgePropagation(Control control, Position place, Warnings warnings) {
        if (control.source() == Control.Source.ENVIRONMENT
                && control.propagation().isZero()) {
            warnings.add(
                    place,
                    RuleName.NO_PROPAGATION_BOUND,
                    "control '%s', read from the environment and effective at once".formatted(control.name()),
                    "the longest time until a running system goes by a new value",
                    "write the refresh interval, or the time of a restart, into 'propagation'");
        }
    }

    private static void judgeValues(Control control, Position place, Warnings warnings) {
        if (isActive(control, control.defaultValue())) {
            warnings.add(
                    place,
                    RuleName.DEFAULT_IS_ACTIVE,
                    "control '%s', whose default '%s' is active".formatted(control.name(), control.defaultValue()),
                    "routes that are open where nobody has set anything",
                    "change 'default', or take it out of 'activeWhen'");
        }
        if (!isActive(control, control.safeValue())) {
            warnings.add(
                    place,
                    RuleName.SAFE_VALUE_INACTIVE,
                    "control '%s', whose safe value '%s' is not active".formatted(control.name(), control.safeValue()),
                    "a value that closes its routes in an emergency",
                    "change 'safeValue', or add it to 'activeWhen'");
        }
    }

    private static boolean isActive(Control control, String value) {
        return control.activeWhen().contains(Control.normal(value));
    }

    private static void judgeRoutes(Control control, Position place, Controls controls, Warnings warnings) {
        boolean safe =
                controls.routes().stream().anyMatch(it -> it.role() != Route.Role.FEATURE && !forbids(control, it));
        if (!safe) {
            warnings.add(
                    place,
                    RuleName.NO_SAFE_ROUTE,
                    "control '%s', which leaves no route of role 'safe' or 'previous' open".formatted(control.name()),
                    "a route that requests can take while it is active",
                    "declare the route that serves then, with the role 'safe'");
        }
    }

    private static boolean forbids(Control control, Route route) {
        return route.forbiddenWhen().contains(control.name());
    }
}
