package dev.firedrill.reading;

import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.FaultTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Binds facts that a call must have. Some are numbers, and a word in their place would fit no call at all. */
final class FactsBinder {

    private static final Names FACTS = new Names("fact of a call", "", Fault.FACTS);
    private static final List<String> NUMBERS = List.of("request", "turn", "attempt");
    private static final List<String> OF_REQUESTS = List.of("kind", "user", "request", "turn");
    private static final List<FaultTarget.Kind> SERVING_NOBODY =
            List.of(FaultTarget.Kind.METRIC, FaultTarget.Kind.COMPONENT);
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final String ANY = "*";

    private final Binders binders;

    FactsBinder(Binders binders) {
        this.binders = binders;
    }

    /** Bind {@code where} of a fault of some kind, in which {@code *} stands for any value. */
    Map<String, String> where(Members it, Optional<FaultKind> kind) {
        kind.map(FaultKind::strikes).filter(SERVING_NOBODY::contains).ifPresent(strikes -> judgeRequest(it, strikes));
        return it.map("where", FACTS, binders, this::fact);
    }

    private void judgeRequest(Members it, FaultTarget.Kind strikes) {
        it.find("where")
                .filter(Value.Structure.class::isInstance)
                .map(where -> ((Value.Structure) where).members().values().stream())
                .orElse(Stream.empty())
                .filter(fact -> OF_REQUESTS.contains(fact.key()))
                .forEach(fact -> binders.defects()
                        .add(
                                fact.keyPosition(),
                                Quote.of(fact.key()) + " of a request, for a fault on a " + strikes.word(),
                                "'purpose' or 'attempt', for a " + strikes.word() + " serves no request",
                                "remove it"));
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
