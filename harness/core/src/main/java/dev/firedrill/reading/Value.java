package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON value, with the place where it begins. */
sealed interface Value {

    Position position();

    /** Name the value in an error, as in {@code number '12'}. */
    String spelled();

    record Structure(Position position, Map<String, Member> members) implements Value {
        public Structure {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String spelled() {
            return "an object";
        }
    }

    record Member(Position keyPosition, String key, Value value) {}

    record Sequence(Position position, List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String spelled() {
            return "a list";
        }
    }

    record Text(Position position, String text) implements Value {
        @Override
        public String spelled() {
            return "string " + Quote.of(text);
        }
    }

    /** A number as it is written, and exactly what it says. */
    record Numeral(Position position, String text, BigDecimal number) implements Value {
        @Override
        public String spelled() {
            return "number " + Quote.of(text);
        }
    }

    record Truth(Position position, boolean flag) implements Value {
        @Override
        public String spelled() {
            return Boolean.toString(flag);
        }
    }

    record Nothing(Position position) implements Value {
        @Override
        public String spelled() {
            return "null";
        }
    }
}
