package dev.firedrill.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table {@code examples} of a scenario, each row of which makes one scenario of it. */
final class Examples {

    static final String KEY = "examples";

    private static final String ID = "id";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]+)}");
    private static final int MOST_ROWS = 1_000;
    private static final long MOST_CHARACTERS = 64L * 1024 * 1024;

    private final Value.Structure template;
    private final Binders binders;

    Examples(Value.Structure scenario, Binders binders) {
        Map<String, Value.Member> members = new LinkedHashMap<>(scenario.members());
        members.remove(KEY);
        this.template = new Value.Structure(scenario.position(), members);
        this.binders = binders;
    }

    /** One row: its id and the values of its cells. */
    record Row(String id, Map<String, Value> cells) {}

    /** Bind the usable rows and judge their keys against the placeholders of the template. */
    List<Row> rows(Value value, int templateSize) {
        Distinct ids = new Distinct("example", "give the rows different ids", binders.defects());
        List<Row> rows = new ArrayList<>();
        if (!(value instanceof Value.Sequence)) {
            binders.reject(value, "a list", "put it in '[' and ']'");
        } else if (value instanceof Value.Sequence table && isBearable(table, templateSize)) {
            Set<String> used = placeholders();
            for (int i = 0; i < table.items().size(); i++) {
                String ordinal = Integer.toString(i + 1);
                Members.structure(table.items().get(i), binders.defects())
                        .flatMap(cells -> row(cells, ordinal, used, ids))
                        .ifPresent(rows::add);
            }
        }
        return rows;
    }

    private boolean isBearable(Value.Sequence table, int templateSize) {
        int size = table.items().size();
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
            binders.scalar(cell.value()).ifPresent(it -> cells.put(cell.key(), cell.value()));
            judgeUse(cell, used);
        });
        Value.Member id = row.members().get(ID);
        String own = Optional.ofNullable(id).flatMap(it -> id(it.value())).orElse(ordinal);
        ids.isNew(own, id == null ? row.position() : id.value().position());
        boolean whole = cells.size() == row.members().size();
        return whole ? Optional.of(new Row(own, cells)) : Optional.empty();
    }

    private Optional<String> id(Value value) {
        return binders.scalar(value)
                .filter(it ->
                        ScenarioName.fits(it) || binders.reject(value, ScenarioName.EXPECTED, "choose such an id"));
    }

    private void judgeUse(Value.Member cell, Set<String> used) {
        if (!cell.key().equals(ID) && !used.contains(cell.key())) {
            Optional<String> meant = Nearest.to(cell.key(), used);
            binders.defects()
                    .add(
                            cell.keyPosition(),
                            "key " + Quote.of(cell.key()) + " that nothing uses",
                            "a use as '${" + cell.key() + "}'",
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

    /** Fills one row into the template. */
    private static final class Filling {

        private final Row row;
        private final Binders binders;
        private long left = SourceFiles.MOST_BYTES;

        Filling(Row row, Binders binders) {
            this.row = row;
            this.binders = binders;
        }

        Value.Structure structure(Value.Structure template) {
            Map<String, Value.Member> members = new LinkedHashMap<>();
            template.members()
                    .forEach((key, it) -> members.put(key, new Value.Member(it.keyPosition(), key, fill(it.value()))));
            return new Value.Structure(template.position(), members);
        }

        private Value fill(Value value) {
            if (value instanceof Value.Structure structure) {
                return structure(structure);
            }
            if (value instanceof Value.Sequence sequence) {
                return new Value.Sequence(
                        sequence.position(),
                        sequence.items().stream().map(this::fill).toList());
            }
            return value instanceof Value.Text text ? fill(text) : value;
        }

        private Value fill(Value.Text text) {
            Matcher matcher = PLACEHOLDER.matcher(text.text());
            if (matcher.matches()) {
                return cell(matcher.group(1), text).map(it -> moved(it, text)).orElse(text);
            }
            matcher.reset();
            StringBuilder filled = new StringBuilder();
            while (matcher.find() && left > 0) {
                String scalar =
                        cell(matcher.group(1), text).flatMap(binders::scalar).orElse("");
                left -= scalar.length();
                matcher.appendReplacement(filled, Matcher.quoteReplacement(scalar));
            }
            if (left <= 0) {
                binders.reject(
                        text, "an example of at most " + SourceFiles.MOST_BYTES + " characters", "shorten the example");
                return text;
            }
            return new Value.Text(text.position(), matcher.appendTail(filled).toString());
        }

        private Optional<Value> cell(String key, Value.Text text) {
            Value cell = row.cells().get(key);
            if (cell == null) {
                Names keys = new Names("key", "of the row", row.cells().keySet());
                binders.defects()
                        .add(
                                text.position(),
                                "unknown key " + Quote.of(key) + " in " + Quote.of(text.text()),
                                keys.expected(),
                                keys.mend(key));
            }
            return Optional.ofNullable(cell);
        }

        private static Value moved(Value cell, Value.Text place) {
            if (cell instanceof Value.Numeral numeral) {
                return new Value.Numeral(place.position(), numeral.text(), numeral.number());
            }
            return cell instanceof Value.Truth truth
                    ? new Value.Truth(place.position(), truth.flag())
                    : new Value.Text(place.position(), cell instanceof Value.Text text ? text.text() : "");
        }
    }
}
