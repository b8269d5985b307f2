package dev.firedrill.backends;

import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** List the facts of a call that {@code when} can ask for. */
enum CallFact {
    PURPOSE,
    KIND,
    REQUEST,
    TURN,
    USER,
    ATTEMPT;

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
        return word;
    }

    static Optional<CallFact> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(CallFact::word).collect(Collectors.joining(", "));
    }

    boolean isNumber() {
        return switch (this) {
            case PURPOSE, KIND, USER -> false;
            case REQUEST, TURN, ATTEMPT -> true;
        };
    }

    /** Give the fact as files spell it; a turn counts as the request it is. */
    String of(ProviderCall call, Facts facts) {
        return switch (this) {
            case PURPOSE -> call.purpose();
            case KIND -> facts.kind();
            case USER -> facts.user();
            case REQUEST, TURN, ATTEMPT -> Long.toString(number(facts));
        };
    }

    long number(Facts facts) {
        return switch (this) {
            case REQUEST, TURN -> facts.request();
            case ATTEMPT -> facts.attempt();
            case PURPOSE, KIND, USER -> throw new IllegalStateException("'" + word + "' is no number");
        };
    }
}
