package dev.firedrill.reading;

import dev.firedrill.model.Position;
import dev.firedrill.reading.Matrix.Level;
import dev.firedrill.reading.MatrixRows.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Generates the rows of a decision matrix: combinations of the values of factors, each with what the first rule that
 * fits it says.
 */
final class CombinedExamples {

    private static final String PAIRWISE = "pairwise";
    private static final Names WAYS = new Names("way to combine", "", List.of("all", PAIRWISE));
    private static final int MOST_VALUES = 500;

    private final Binders binders;
    private final BiConsumer<Position, String> use;

    /**
     * Generate rows.
     *
     * @param use judges whether the scenario uses a key
     */
    CombinedExamples(Binders binders, BiConsumer<Position, String> use) {
        this.binders = binders;
        this.use = use;
    }

    /** Bind the rows; none where something is wrong. */
    List<Examples.Row> rows(Members it) {
        Optional<String> way = it.demand("combine", binders.named(WAYS));
        Map<String, List<Level>> factors = factors(it);
        List<Rule> rules =
                it.has("rules") ? it.filledList("rules", binders.object(rule -> rule(rule, factors))) : List.of();
        if (way.isEmpty() || factors.isEmpty() || !binders.defects().isEmpty()) {
            return List.of();
        }
        Matrix matrix = new Matrix(factors);
        boolean pairs = way.get().equals(PAIRWISE);
        if (!pairs && matrix.size() > Examples.MOST_ROWS) {
            binders.defects()
                    .add(
                            it.positionOf("combine"),
                            matrix.size() + " combinations",
                            "at most " + Examples.MOST_ROWS,
                            "write 'pairwise', or split the file");
            return List.of();
        }
        return new MatrixRows(matrix, rules, it.positionOf("factors"), binders.defects()).rows(pairs);
    }

    private Map<String, List<Level>> factors(Members it) {
        Map<String, List<Level>> factors = new LinkedHashMap<>();
        Optional<Value.Structure> given = it.demand("factors", value -> Members.structure(value, binders.defects()));
        given.ifPresent(structure -> structure.members().values().forEach(factor -> {
            judgeKey(factor);
            List<Level> levels = levels(factor);
            if (!levels.isEmpty()) {
                factors.put(factor.key(), levels);
            }
        }));
        given.filter(structure -> structure.members().isEmpty())
                .ifPresent(empty -> binders.reject(empty, "at least one factor", "add a factor with its values"));
        judgeSize(it, factors);
        return factors;
    }

    private void judgeKey(Value.Member factor) {
        if (factor.key().equals(Examples.ID)) {
            binders.defects()
                    .add(factor.keyPosition(), "factor 'id'", "a name other than 'id'", "give the factor another name");
        } else {
            use.accept(factor.keyPosition(), factor.key());
        }
    }

    private List<Level> levels(Value.Member factor) {
        Distinct distinct = new Distinct("value", "remove one of the two", binders.defects());
        Binder<String> scalar = distinct.of(value -> Examples.text(binders, value));
        if (factor.value() instanceof Value.Sequence list && list.items().isEmpty()) {
            binders.defects()
                    .add(list.position(), "an empty list", "at least one value", "add a value, or remove the factor");
        }
        Binder<Level> level = value -> scalar.bind(value).map(text -> new Level(value, text));
        return Members.items(factor.value(), level, binders.defects());
    }

    private void judgeSize(Members it, Map<String, List<Level>> factors) {
        int values = factors.values().stream().mapToInt(List::size).sum();
        if (values > MOST_VALUES) {
            binders.defects()
                    .add(
                            it.positionOf("factors"),
                            values + " values of factors",
                            "at most " + MOST_VALUES,
                            "split the file");
        }
    }

    private Rule rule(Members it, Map<String, List<Level>> factors) {
        Map<String, List<String>> when = new LinkedHashMap<>();
        Names known = new Names("factor", "in 'factors'", factors.keySet());
        it.optional("when", value -> Members.structure(value, binders.defects()))
                .ifPresent(fitting -> fitting.members().values().forEach(member -> {
                    if (known.contains(member.key())) {
                        when.put(member.key(), texts(member, factors.getOrDefault(member.key(), List.of())));
                    } else {
                        binders.unknown(member.keyPosition(), member.key(), known);
                    }
                }));
        return new Rule(it.position(), when, then(it, factors));
    }

    private List<String> texts(Value.Member member, List<Level> levels) {
        Names known = new Names(
                "value",
                "of factor " + Quote.of(member.key()),
                levels.stream().map(Level::text).toList());
        Binder<String> text = value -> Examples.text(binders, value)
                .filter(it -> known.contains(it) || binders.unknown(value.position(), it, known));
        if (member.value() instanceof Value.Sequence list) {
            if (list.items().isEmpty()) {
                binders.reject(list, "at least one value", "add a value, or remove the key");
            }
            return Members.items(list, text, binders.defects());
        }
        return text.bind(member.value()).stream().toList();
    }

    private Map<String, Value> then(Members it, Map<String, List<Level>> factors) {
        Map<String, Value> then = new LinkedHashMap<>();
        it.demand("then", value -> Members.structure(value, binders.defects()))
                .ifPresent(cells -> cells.members().values().forEach(cell -> {
                    if (factors.containsKey(cell.key()) || cell.key().equals(Examples.ID)) {
                        binders.defects()
                                .add(
                                        cell.keyPosition(),
                                        "key " + Quote.of(cell.key()) + " of a rule",
                                        "a key that is no factor, and not 'id'",
                                        "give it another name");
                    } else {
                        use.accept(cell.keyPosition(), cell.key());
                    }
                    Examples.text(binders, cell.value()).ifPresent(any -> then.put(cell.key(), cell.value()));
                }));
        return then;
    }
}
