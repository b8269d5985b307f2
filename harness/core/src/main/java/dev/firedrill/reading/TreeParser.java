package dev.firedrill.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.firedrill.model.Position;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses one file into values with their places. The first error of syntax ends the file; one with a key twice is read to
 * its end and then no further, because nobody knows which of the two is meant.
 */
final class TreeParser {

    static final int DEEPEST = 100;
    static final int MOST_VALUES = 250_000;

    private static final int LONGEST_NUMBER = 100;
    private static final int LARGEST_SCALE = 400;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST + 10)
                    .maxNameLength(SourceFiles.MOST_BYTES)
                    .maxNumberLength(SourceFiles.MOST_BYTES)
                    .build())
            .build();

    private final Source source;
    private final Lines lines;
    private final Defects defects;
    private int values;
    private boolean ambiguous;

    private TreeParser(Source source, Defects defects) {
        this.source = source;
        this.lines = new Lines(source.name(), source.text());
        this.defects = defects;
    }

    static Optional<Value> parse(Source source, Defects defects) {
        TreeParser tree = new TreeParser(source, defects);
        try (JsonParser json = FACTORY.createParser(source.text().toCharArray())) {
            Value whole = tree.whole(json);
            return tree.ambiguous ? Optional.empty() : Optional.of(whole);
        } catch (BrokenFileException broken) {
            defects.add(broken.defect());
        } catch (JsonProcessingException broken) {
            defects.add(new SyntaxError(source.text(), tree.lines).explain(broken));
        } catch (IOException impossible) {
            throw new IllegalStateException("the text is in memory", impossible);
        }
        return Optional.empty();
    }

    private Value whole(JsonParser json) throws IOException, BrokenFileException {
        if (json.nextToken() == null) {
            throw new BrokenFileException(
                    source.start(), "an empty file", "a JSON object", "write '{' and '}' with the keys between");
        }
        Value value = value(json, 1);
        Optional<Position> more = more(json);
        if (more.isPresent()) {
            throw new BrokenFileException(
                    more.get(),
                    "more text after the JSON",
                    "the end of the file",
                    "remove it, or a bracket too many before it");
        }
        return value;
    }

    private Optional<Position> more(JsonParser json) throws IOException {
        try {
            return json.nextToken() == null ? Optional.empty() : Optional.of(here(json));
        } catch (JsonProcessingException notEvenJson) {
            return Optional.of(new SyntaxError(source.text(), lines).place(notEvenJson));
        }
    }

    private Value value(JsonParser json, int depth) throws IOException, BrokenFileException {
        Position place = here(json);
        limit(depth, place);
        JsonToken token = json.currentToken();
        return switch (token) {
            case START_OBJECT -> structure(json, depth, place);
            case START_ARRAY -> sequence(json, depth, place);
            case VALUE_STRING -> new Value.Text(place, json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numeral(json.getText(), place);
            case VALUE_TRUE, VALUE_FALSE -> new Value.Truth(place, token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new Value.Nothing(place);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("a JSON value cannot begin with " + token);
        };
    }

    private void limit(int depth, Position place) throws BrokenFileException {
        if (depth > DEEPEST) {
            throw new BrokenFileException(
                    place,
                    "more than " + DEEPEST + " brackets in one another",
                    "at most " + DEEPEST,
                    "nest less deeply");
        }
        if (++values > MOST_VALUES) {
            throw new BrokenFileException(
                    place, "more than " + MOST_VALUES + " values", "at most " + MOST_VALUES, "split the file");
        }
    }

    private Value structure(JsonParser json, int depth, Position place) throws IOException, BrokenFileException {
        Map<String, Value.Member> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Position keyPlace = here(json);
            String key = json.currentName();
            json.nextToken();
            Value.Member member = new Value.Member(keyPlace, key, value(json, depth + 1));
            Value.Member first = members.putIfAbsent(key, member);
            if (first != null) {
                twice(member, first.keyPosition());
            }
        }
        return new Value.Structure(place, members);
    }

    private void twice(Value.Member second, Position first) {
        String found = "key " + Quote.of(second.key()) + " for the second time, first in line " + first.line()
                + " column " + first.column();
        ambiguous = true;
        defects.add(second.keyPosition(), found, "each key once", "remove one of the two");
    }

    private Value sequence(JsonParser json, int depth, Position place) throws IOException, BrokenFileException {
        List<Value> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json, depth + 1));
        }
        return new Value.Sequence(place, items);
    }

    private static Value numeral(String text, Position place) throws BrokenFileException {
        try {
            if (text.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) <= LARGEST_SCALE) {
                    return new Value.Numeral(place, text, number);
                }
            }
        } catch (NumberFormatException beyondBigDecimal) {
            // Problem:  an exponent of more than ten digits is JSON, but BigDecimal does not take it.
            // Decision: such a number is as much out of range as one of scale 401.
        }
        throw new BrokenFileException(
                place,
                "number " + Quote.of(text),
                "a number that a double can hold",
                "write a shorter or smaller number");
    }

    private Position here(JsonParser json) {
        return lines.at(json.currentTokenLocation().getCharOffset());
    }

    /** Ends the parsing of a file; never leaves this class. */
    private static final class BrokenFileException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Defect defect;

        BrokenFileException(Position position, String found, String expected, String mend) {
            super(found, null, false, false);
            this.defect = new Defect(position, found, expected, mend);
        }

        Defect defect() {
            return defect;
        }
    }
}
