package dev.firedrill.reading;

import dev.firedrill.reading.MatrixRows.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a combination that a rule is the first to fit. It must differ in some factor from each rule before: the search
 * decides in which, always for the rule with the fewest factors left to differ in, so that no combination is counted out.
 */
final class FirstFit {

    private final Map<String, List<String>> levels;

    /**
     * Search among the values of factors.
     *
     * @param levels the values of each factor as text, in order
     */
    FirstFit(Map<String, List<String>> levels) {
        this.levels = levels;
    }

    /** Find one, each factor with the first value that is left for it; empty where the rules before leave none. */
    Optional<Map<String, String>> combination(Rule wanted, List<Rule> before) {
        Map<String, List<String>> left = new LinkedHashMap<>(levels);
        wanted.when().forEach((factor, fitting) -> left.computeIfPresent(factor, (key, all) -> common(all, fitting)));
        return left.containsValue(List.of()) ? Optional.empty() : search(left, before);
    }

    private static Optional<Map<String, String>> search(Map<String, List<String>> left, List<Rule> before) {
        Rule tightest = null;
        Map<String, List<String>> fewest = Map.of();
        for (Rule rule : before) {
            if (canFit(rule, left)) {
                Map<String, List<String>> ways = waysOut(rule, left);
                if (tightest == null || ways.size() < fewest.size()) {
                    tightest = rule;
                    fewest = ways;
                }
            }
        }
        return tightest == null ? Optional.of(firsts(left)) : differing(tightest, fewest, left, before);
    }

    /** Try the ways out of a rule one after the other; behind the first, a factor of an earlier way fits the rule. */
    private static Optional<Map<String, String>> differing(
            Rule rule, Map<String, List<String>> ways, Map<String, List<String>> left, List<Rule> before) {
        Map<String, List<String>> still = new LinkedHashMap<>(left);
        for (Map.Entry<String, List<String>> way : ways.entrySet()) {
            Map<String, List<String>> narrowed = new LinkedHashMap<>(still);
            narrowed.put(way.getKey(), way.getValue());
            Optional<Map<String, String>> found = search(narrowed, before);
            if (found.isPresent()) {
                return found;
            }
            still.put(way.getKey(), common(still.getOrDefault(way.getKey(), List.of()), fitting(rule, way.getKey())));
        }
        return Optional.empty();
    }

    private static boolean canFit(Rule rule, Map<String, List<String>> left) {
        return left.entrySet().stream()
                .allMatch(it -> !rule.when().containsKey(it.getKey())
                        || it.getValue().stream().anyMatch(fitting(rule, it.getKey())::contains));
    }

    /** List for each factor that can differ from the rule the values with which it does. */
    private static Map<String, List<String>> waysOut(Rule rule, Map<String, List<String>> left) {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        rule.when().forEach((factor, fitting) -> {
            List<String> others = left.getOrDefault(factor, List.of()).stream()
                    .filter(it -> !fitting.contains(it))
                    .toList();
            if (!others.isEmpty()) {
                ways.put(factor, others);
            }
        });
        return ways;
    }

    private static List<String> fitting(Rule rule, String factor) {
        return rule.when().getOrDefault(factor, List.of());
    }

    private static List<String> common(List<String> some, List<String> others) {
        return some.stream().filter(others::contains).toList();
    }

    private static Map<String, String> firsts(Map<String, List<String>> left) {
        Map<String, String> firsts = new LinkedHashMap<>();
        left.forEach((factor, values) -> firsts.put(factor, values.get(0)));
        return firsts;
    }
}
