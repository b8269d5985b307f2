package dev.firedrill.reading;

import dev.firedrill.model.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds facts that a call must have. Some are numbers, and a word in their place would fit no call at all. */
final class FactsBinder {

    private static final Names FACTS = new Names("fact of a call", "", Fault.FACTS);
    private static final List<String> NUMBERS = List.of("request", "turn", "attempt");
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final String ANY = "*";

    private final Binders binders;

    FactsBinder(Binders binders) {
        this.binders = binders;
    }

    /** Bind {@code where} of a fault, in which {@code *} stands for any value. */
    Map<String, String> where(Members it) {
        return it.map("where", FACTS, binders, this::fact);
    }

    /** Bind {@code when} of an answer, in which every value is literal. */
    Map<String, String> when(Members it) {
        return it.map("when", FACTS, binders, (name, value) -> literal(name, value));
    }

    private Optional<String> literal(String name, Value value) {
        boolean any = value instanceof Value.Text text && text.text().equals(ANY);
        if (any) {
            binders.reject(
                    value,
                    "the value itself, for 'when' knows no wildcard",
                    "leave " + Quote.of(name) + " out, which stands for any value");
        }
        return any ? Optional.empty() : fact(name, value);
    }

    private Optional<String> fact(String name, Value value) {
        return binders.scalar(value)
                .filter(it -> !NUMBERS.contains(name) || it.equals(ANY) || isWhole(it) || reject(name, value));
    }

    private static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    private boolean reject(String name, Value value) {
        return binders.reject(
                value,
                "a whole number from 0 on, which " + Quote.of(name) + " of a call is",
                "write the number, as in \"" + name + "\": 1");
    }
}
