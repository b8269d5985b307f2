package dev.firedrill.reading;

import dev.firedrill.model.Position;
import dev.firedrill.reading.Matrix.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a decision matrix in the making, and which rules were not needed for them yet. */
final class MatrixRows {

    /** What fits, by factor, and what follows. */
    record Rule(Position position, Map<String, List<String>> when, Map<String, Value> then) {

        boolean fits(Map<String, Level> combination) {
            return combination.entrySet().stream().allMatch(it -> {
                List<String> fitting = when.get(it.getKey());
                return fitting == null || fitting.contains(it.getValue().text());
            });
        }
    }

    private final Matrix matrix;
    private final List<Rule> rules;
    private final Position place;
    private final Defects defects;
    private final List<Rule> unused;
    private final List<Map<String, Level>> unruled = new ArrayList<>();
    private final List<Examples.Row> rows = new ArrayList<>();

    /**
     * Prepare to make rows.
     *
     * @param place where a combination without a rule is reported
     */
    MatrixRows(Matrix matrix, List<Rule> rules, Position place, Defects defects) {
        this.matrix = matrix;
        this.rules = rules;
        this.place = place;
        this.defects = defects;
        this.unused = new ArrayList<>(rules);
    }

    List<Examples.Row> rows(boolean pairs) {
        if (pairs) {
            matrix.pairs().forEach(this::add);
            addForUnused();
        } else {
            for (long number = 0; number < matrix.size(); number++) {
                add(matrix.get(number));
            }
        }
        reportUnruled();
        reportUnused();
        return defects.isEmpty() ? rows : List.of();
    }

    /** Let pairs leave no rule untried. */
    private void addForUnused() {
        FirstFit fit = new FirstFit(matrix.texts());
        for (Rule rule : List.copyOf(unused)) {
            fit.combination(rule, rules.subList(0, rules.indexOf(rule)))
                    .map(matrix::get)
                    .ifPresent(this::add);
        }
    }

    private Optional<Rule> first(Map<String, Level> combination) {
        return rules.stream().filter(rule -> rule.fits(combination)).findFirst();
    }

    private void add(Map<String, Level> combination) {
        Map<String, Value> cells = new LinkedHashMap<>();
        combination.forEach((factor, level) -> cells.put(factor, level.value()));
        Optional<Rule> rule = first(combination);
        rule.ifPresent(it -> {
            unused.remove(it);
            cells.putAll(it.then());
        });
        if (rule.isEmpty() && !rules.isEmpty()) {
            unruled.add(combination);
        }
        rows.add(new Examples.Row(Integer.toString(rows.size() + 1), cells));
    }

    private void reportUnruled() {
        unruled.stream().findFirst().ifPresent(combination -> {
            List<String> spelled = new ArrayList<>();
            combination.forEach((factor, level) -> spelled.add(factor + " " + Quote.of(level.text())));
            String others = unruled.size() == 1 ? "" : ", and for " + (unruled.size() - 1) + " more combinations";
            defects.add(
                    place,
                    "no rule for " + String.join(", ", spelled) + others,
                    "a rule for every combination",
                    "add one, or a last rule without 'when'");
        });
    }

    private void reportUnused() {
        unused.forEach(it -> defects.add(
                it.position(),
                "a rule that no combination reaches",
                "rules each of which some combination needs",
                "put it before the rules that take its combinations, or remove it"));
    }
}
