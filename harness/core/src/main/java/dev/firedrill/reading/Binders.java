package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/** The binders of simple values, all reporting to one collector. */
final class Binders {

    private static final String DURATION =
            "a duration in whole milliseconds, at most 3650d, as '10m', '500ms', '1h30m'";

    private final Defects defects;

    Binders(Defects defects) {
        this.defects = defects;
    }

    Defects defects() {
        return defects;
    }

    /** Bind an object; keys that {@code body} did not take are unknown. */
    <T> Binder<T> object(Function<Members, T> body) {
        return perhaps(members -> Optional.of(body.apply(members)));
    }

    /** Bind an object that may turn out not to be usable. */
    <T> Binder<T> perhaps(Function<Members, Optional<T>> body) {
        return value -> Members.structure(value, defects).flatMap(structure -> {
            Members members = new Members(structure, defects);
            Optional<T> bound = body.apply(members);
            members.close();
            return bound;
        });
    }

    Optional<String> text(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        }
        return wrong(
                value,
                "a string",
                value instanceof Value.Numeral || value instanceof Value.Truth
                        ? "put it in double quotes"
                        : "write a string");
    }

    /** Bind a string with something in it. */
    Optional<String> name(Value value) {
        return text(value)
                .filter(text -> !text.isBlank() || reject(value, "a string that is not blank", "write a name"));
    }

    /** Bind a string, number or truth value as text. */
    Optional<String> scalar(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        }
        if (value instanceof Value.Numeral numeral) {
            return Optional.of(numeral.text());
        }
        if (value instanceof Value.Truth truth) {
            return Optional.of(Boolean.toString(truth.flag()));
        }
        return wrong(value, "a string, a number, true or false", "write one of those");
    }

    Optional<Boolean> truth(Value value) {
        return value instanceof Value.Truth truth
                ? Optional.of(truth.flag())
                : wrong(value, "true or false", "write true or false, without quotes");
    }

    Binder<Integer> whole(int least, int most) {
        Binder<Long> binder = wholeLong(least, most);
        return value -> binder.bind(value).map(Long::intValue);
    }

    Binder<Long> wholeLong(long least, long most) {
        String expected = most == Long.MAX_VALUE
                ? "a whole number" + (least == Long.MIN_VALUE ? "" : " from " + least + " on")
                : "a whole number from " + least + " to " + most;
        return value -> exactly(value)
                .filter(it -> it >= least && it <= most)
                .or(() -> wrong(value, expected, numberMend(value, expected)));
    }

    private static Optional<Long> exactly(Value value) {
        try {
            return value instanceof Value.Numeral numeral
                    ? Optional.of(numeral.number().longValueExact())
                    : Optional.empty();
        } catch (ArithmeticException fractionOrOverflow) {
            return Optional.empty();
        }
    }

    /** Bind a number from {@code least} to {@code most}, both included. */
    Binder<Double> number(double least, double most) {
        return number("a number from " + plain(least) + " to " + plain(most), it -> it >= least && it <= most);
    }

    Binder<Double> number(String expected, DoublePredicate right) {
        return value -> {
            if (value instanceof Value.Numeral numeral
                    && right.test(numeral.number().doubleValue())) {
                return Optional.of(numeral.number().doubleValue());
            }
            return wrong(value, expected, numberMend(value, expected));
        };
    }

    private static String numberMend(Value value, String expected) {
        boolean quoted = value instanceof Value.Text text && text.text().matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
        return quoted ? "write it without quotes" : "write " + expected;
    }

    private static String plain(double bound) {
        return new BigDecimal(bound).stripTrailingZeros().toPlainString();
    }

    Optional<Duration> duration(Value value) {
        if (value instanceof Value.Text text) {
            return Durations.parse(text.text()).or(() -> wrong(value, DURATION, Durations.mend(text.text())));
        }
        return wrong(
                value,
                DURATION,
                value instanceof Value.Numeral numeral ? withUnit(numeral.text()) : "write a duration, as \"90s\"");
    }

    private static String withUnit(String number) {
        String seconds = number + "s";
        return Durations.parse(seconds).isPresent()
                ? "put it in quotes with its unit, as in \"" + seconds + "\""
                : Durations.mend(seconds);
    }

    /** Bind a duration above zero. */
    Optional<Duration> length(Value value) {
        return duration(value)
                .filter(it -> !it.isZero() || reject(value, "a duration above 0", "write a longer duration"));
    }

    /** Bind one of the words of an enum. */
    <E extends Enum<E>> Binder<E> word(String kind, E[] constants, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        Arrays.stream(constants).forEach(it -> words.put(word.apply(it), it));
        Binder<String> named = named(new Names(kind, "", words.keySet()));
        return value -> named.bind(value).flatMap(it -> Optional.ofNullable(words.get(it)));
    }

    /** Bind one of the known names, or any that is not blank where nobody can tell which there are. */
    Binder<String> named(Names names) {
        Binder<String> binder = names.open() ? this::name : this::text;
        return value -> binder.bind(value).filter(it -> names.contains(it) || unknown(value.position(), it, names));
    }

    boolean unknown(Position position, String wrong, Names names) {
        defects.add(position, "unknown " + names.kind() + " " + Quote.of(wrong), names.expected(), names.mend(wrong));
        return false;
    }

    /** Report a value of the right type that is not usable; false, for a filter. */
    boolean reject(Value value, String expected, String mend) {
        defects.add(value.position(), value.spelled(), expected, mend);
        return false;
    }

    private <T> Optional<T> wrong(Value value, String expected, String mend) {
        reject(value, expected, mend);
        return Optional.empty();
    }
}
