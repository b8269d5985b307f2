package dev.firedrill.lint;

import dev.firedrill.model.Requirement;
import dev.firedrill.model.Suite;
import java.util.Set;
import java.util.TreeSet;

/** Finds requirements that checks should cover and none does. */
final class Uncovered implements Rule {

    @Override
    public void judge(Suite suite, Warnings warnings) {
        Set<String> covered = new TreeSet<>();
        suite.scenarios()
                .forEach(scenario -> scenario.expectations()
                        .forEach(it -> covered.addAll(it.head().covers())));
        suite.requirements().stream()
                .filter(it -> it.by() == Requirement.By.CHECK && !covered.contains(it.id()))
                .forEach(it -> warnings.add(
                        it.position(),
                        RuleName.REQUIREMENT_UNCOVERED,
                        "requirement '%s', which no check covers".formatted(it.id()),
                        "a check that covers it",
                        "name it in 'covers' of a check, or write \"by\": \"people\""));
    }
}
