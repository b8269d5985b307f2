package dev.firedrill.reading;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The table {@code examples} of a scenario, written or generated, each row of which makes one scenario of it. */
final class Examples {

    static final String KEY = "examples";

    static final String ID = "id";
    static final int MOST_ROWS = 1_000;

    static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]+)}");
    private static final long MOST_CHARACTERS = 64L * 1024 * 1024;

    private final Value.Structure template;
    private final Controls controls;
    private final Binders binders;

    Examples(Value.Structure scenario, Controls controls, Binders binders) {
        Map<String, Value.Member> members = new LinkedHashMap<>(scenario.members());
        members.remove(KEY);
        this.template = new Value.Structure(scenario.position(), members);
        this.controls = controls;
        this.binders = binders;
    }

    /** One row: its id and the values of its cells. */
    record Row(String id, Map<String, Value> cells) {}

    /** Bind the usable rows and judge their keys against the placeholders of the template. */
    List<Row> rows(Value value, int templateSize) {
        Set<String> used = placeholders();
        if (value instanceof Value.Sequence table) {
            boolean bearable = isBearable(table, table.items().size(), templateSize);
            return bearable ? written(table, used) : List.of();
        }
        if (value instanceof Value.Structure) {
            List<Row> rows =
                    binders.object(it -> generated(it, used)).bind(value).orElse(List.of());
            return rows.isEmpty() || isBearable(value, rows.size(), templateSize) ? rows : List.of();
        }
        binders.reject(value, "a list, or an object that generates one", "put it in '[' and ']'");
        return List.of();
    }

    private List<Row> written(Value.Sequence table, Set<String> used) {
        Distinct ids = new Distinct("example", "give the rows different ids", binders.defects());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < table.items().size(); i++) {
            String ordinal = Integer.toString(i + 1);
            Members.structure(table.items().get(i), binders.defects())
                    .flatMap(cells -> row(cells, ordinal, used, ids))
                    .ifPresent(rows::add);
        }
        return rows;
    }

    private List<Row> generated(Members it, Set<String> used) {
        if (it.has("boundary")) {
            return it.optional("boundary", binders.object(new BoundaryExamples(binders, controls)::rows))
                    .orElse(List.of());
        }
        return new CombinedExamples(binders, (place, key) -> judgeUse(place, key, used)).rows(it);
    }

    private boolean isBearable(Value table, int size, int templateSize) {
        boolean fits = size > 0 && size <= MOST_ROWS && (long) size * templateSize <= MOST_CHARACTERS;
        if (!fits) {
            String mend = size == 0 ? "add a row, or remove 'examples'" : "split the file";
            binders.defects()
                    .add(
                            table.position(),
                            size + " rows",
                            "1 to " + MOST_ROWS + " rows, fewer for a very large file",
                            mend);
        }
        return fits;
    }

    private Optional<Row> row(Value.Structure row, String ordinal, Set<String> used, Distinct ids) {
        Map<String, Value> cells = new LinkedHashMap<>();
        row.members().values().forEach(cell -> {
            text(binders, cell.value()).ifPresent(it -> cells.put(cell.key(), cell.value()));
            judgeUse(cell.keyPosition(), cell.key(), used);
        });
        Value.Member id = row.members().get(ID);
        String own = Optional.ofNullable(id).flatMap(it -> id(it.value())).orElse(ordinal);
        ids.isNew(own, id == null ? row.position() : id.value().position());
        boolean whole = cells.size() == row.members().size();
        return whole ? Optional.of(new Row(own, cells)) : Optional.empty();
    }

    /** Bind a cell as text; {@code null} leaves out what it stands for. */
    static Optional<String> text(Binders binders, Value cell) {
        return cell instanceof Value.Nothing ? Optional.of("null") : binders.scalar(cell);
    }

    private Optional<String> id(Value value) {
        return binders.scalar(value)
                .filter(it ->
                        ScenarioName.fits(it) || binders.reject(value, ScenarioName.EXPECTED, "choose such an id"));
    }

    private void judgeUse(Position place, String key, Set<String> used) {
        if (!key.equals(ID) && !used.contains(key)) {
            Optional<String> meant = Nearest.to(key, used);
            binders.defects()
                    .add(
                            place,
                            "key " + Quote.of(key) + " that nothing uses",
                            "a use as '${" + key + "}'",
                            meant.map(it -> "write " + Quote.of(it)).orElse("use it, or remove it from the row"));
        }
    }

    private Set<String> placeholders() {
        Set<String> used = new LinkedHashSet<>();
        eachText(template, text -> PLACEHOLDER.matcher(text.text()).results().forEach(it -> used.add(it.group(1))));
        return used;
    }

    private static void eachText(Value value, Consumer<Value.Text> visitor) {
        if (value instanceof Value.Text text) {
            visitor.accept(text);
        } else if (value instanceof Value.Sequence sequence) {
            sequence.items().forEach(item -> eachText(item, visitor));
        } else if (value instanceof Value.Structure structure) {
            structure.members().values().forEach(member -> eachText(member.value(), visitor));
        }
    }

    /** Make the scenario of one row; its values keep the places they have in the template. */
    Value.Structure fill(Row row, Binders reporting) {
        return new Filling(row, reporting).structure(template);
    }
}
