package dev.firedrill.lint;

import java.util.Locale;

/** Lists the rules by the names under which they warn; a name once published stays. */
enum RuleName {
    /** A trigger that can never fire, or never be what decides. */
    UNREACHABLE_TRIGGER,
    /** A trigger that another one nearly always or needlessly goes before. */
    SHADOWED_TRIGGER,
    /** Of two triggers on one indicator the milder one needs the worse value. */
    SEVERITY_INVERSION,
    /** A state, path or expectation that the declared edges do not lead to. */
    UNDEFINED_STATE,
    /** A share or mean for which no least number of samples is declared. */
    MISSING_DENOMINATOR,
    /** A trigger that one bad sample sets off. */
    SINGLE_SAMPLE_TRIGGER,
    /** A bound of a trigger that rule, interval and window cannot meet. */
    BOUND_UNREACHABLE,
    /** A switch of which nobody says how soon a write takes effect. */
    NO_PROPAGATION_BOUND,
    /** A switch that is pulled unless somebody releases it. */
    DEFAULT_IS_ACTIVE,
    /** A switch whose emergency value does not pull it. */
    SAFE_VALUE_INACTIVE,
    /** A switch that leaves no safe or previous route open. */
    NO_SAFE_ROUTE,
    /** A control that no scenario touches. */
    UNUSED_CONTROL,
    /** A trigger that no scenario expects to fire. */
    TRIGGER_UNTESTED,
    /** A requirement for checks that no check covers. */
    REQUIREMENT_UNCOVERED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
