package dev.firedrill.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Fills one row of examples into a template. */
final class Filling {

    private final Examples.Row row;
    private final Binders binders;
    private long left = SourceFiles.MOST_BYTES;

    Filling(Examples.Row row, Binders binders) {
        this.row = row;
        this.binders = binders;
    }

    Value.Structure structure(Value.Structure template) {
        Map<String, Value.Member> members = new LinkedHashMap<>();
        template.members()
                .forEach((key, it) -> fill(it.value())
                        .ifPresent(value -> members.put(key, new Value.Member(it.keyPosition(), key, value))));
        return new Value.Structure(template.position(), members);
    }

    /** Fill a value; absent is what a cell leaves out. */
    private Optional<Value> fill(Value value) {
        if (value instanceof Value.Structure structure) {
            return Optional.of(structure(structure));
        }
        if (value instanceof Value.Sequence sequence) {
            List<Value> items =
                    sequence.items().stream().flatMap(it -> fill(it).stream()).toList();
            return Optional.of(new Value.Sequence(sequence.position(), items));
        }
        return value instanceof Value.Text text ? fill(text) : Optional.of(value);
    }

    private Optional<Value> fill(Value.Text text) {
        Matcher matcher = Examples.PLACEHOLDER.matcher(text.text());
        if (matcher.matches()) {
            Optional<Value> cell = cell(matcher.group(1), text);
            return cell.isEmpty()
                    ? Optional.of(text)
                    : cell.filter(it -> !(it instanceof Value.Nothing)).map(it -> moved(it, text));
        }
        matcher.reset();
        StringBuilder filled = new StringBuilder();
        while (matcher.find() && left > 0) {
            String scalar =
                    cell(matcher.group(1), text).flatMap(it -> part(it, text)).orElse("");
            left -= scalar.length();
            matcher.appendReplacement(filled, Matcher.quoteReplacement(scalar));
        }
        if (left <= 0) {
            binders.reject(
                    text, "an example of at most " + SourceFiles.MOST_BYTES + " characters", "shorten the example");
            return Optional.of(text);
        }
        return Optional.of(
                new Value.Text(text.position(), matcher.appendTail(filled).toString()));
    }

    private Optional<String> part(Value cell, Value.Text text) {
        if (cell instanceof Value.Nothing) {
            binders.defects()
                    .add(
                            text.position(),
                            "a cell that is null, in " + Quote.of(text.text()),
                            "null only for what is nothing but its placeholder, and so is left out",
                            "give the cell a value");
            return Optional.empty();
        }
        return binders.scalar(cell);
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
