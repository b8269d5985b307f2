package dev.firedrill.lint;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Condition;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds triggers that no sample meets, because no share is above 1, or because their conditions exclude each other, in every environment. */
final class ImpossibleTriggers implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        Controls controls = suite.controls();
        for (Trigger trigger : controls.triggers()) {
            List<List<Condition>> everywhere = environments(trigger, suite).stream()
                    .map(environment -> conditions(trigger, environment))
                    .toList();
            everywhere.get(0).stream()
                    .map(Condition::indicator)
                    .distinct()
                    .filter(indicator -> everywhere.stream().allMatch(it -> isOutOfReach(indicator, it, controls)))
                    .findFirst()
                    .ifPresent(indicator -> warn(trigger, indicator, everywhere.get(0), controls, warnings));
        }
    }

    /** List what a baseline may be read from: nothing, for its default, and what scenarios set. */
    private static List<Map<String, String>> environments(Trigger trigger, Suite suite) {
        Stream<Map<String, String>> set = trigger.baseline().stream()
                .flatMap(baseline -> suite.scenarios().stream()
                        .map(Scenario::environment)
                        .filter(it -> it.containsKey(baseline.variable())));
        return Stream.concat(Stream.of(Map.<String, String>of()), set).toList();
    }

    private static boolean isOutOfReach(String indicator, List<Condition> conditions, Controls controls) {
        Reach reach = Reach.of(controls.indicator(indicator).flatMap(Indicator::formula));
        for (Condition condition : conditions) {
            reach = condition.indicator().equals(indicator) ? reach.and(condition.limit()) : reach;
        }
        return reach.isEmpty();
    }

    /** List all conditions in an environment. */
    private static List<Condition> conditions(Trigger trigger, Map<String, String> environment) {
        List<Condition> conditions = new ArrayList<>(trigger.also());
        Limit own = new Limit(trigger.comparison(), trigger.limitIn(environment));
        conditions.add(0, new Condition(trigger.indicator(), own));
        return conditions;
    }

    private static void warn(
            Trigger trigger, String indicator, List<Condition> conditions, Controls controls, Warnings warnings) {
        List<String> limits = conditions.stream()
                .filter(it -> it.indicator().equals(indicator))
                .map(it -> Words.of(it.limit()))
                .toList();
        warnings.add(
                controls.placeOf("trigger", trigger.name()),
                RuleName.UNREACHABLE_TRIGGER,
                "trigger '%s', which needs a sample of '%s' that is %s"
                        .formatted(trigger.name(), indicator, String.join(" and ", limits)),
                "limits that a sample can meet; a share lies between 0 and 1, a count and a latency not below 0",
                "correct the threshold or the comparison");
    }
}
