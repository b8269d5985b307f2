package dev.firedrill.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Say what a client handed to its user.
 *
 * @param result {@code ok} with what is wrong with it, the simple name of the exception, or {@link #HANG}
 * @param delivered events, or partial answers, handed over before the end; 0 for plain calls
 * @param causes names of the exception and its causes, outermost first
 */
record Ending(String result, int delivered, List<String> causes) {

    private static final List<String> ALL_SAID = List.of("stop", "end_turn");

    /** The call never ends. */
    static final String HANG = "hang";

    Ending {
        causes = List.copyOf(causes);
    }

    static Ending hang(int delivered) {
        return new Ending(HANG, delivered, List.of());
    }

    static Ending failed(Throwable thrown, int delivered) {
        List<String> causes = new ArrayList<>();
        for (Throwable it = thrown; it != null && causes.size() < 5; it = it.getCause()) {
            causes.add(it.getClass().getSimpleName());
        }
        return new Ending(causes.get(0), delivered, causes);
    }

    /** Compare what the user got with what the provider's script says. */
    static Ending answered(@Nullable String text, @Nullable String finish, int delivered) {
        return new Ending(word(text == null ? "" : text) + (isWarned(finish) ? ", says so" : ""), delivered, List.of());
    }

    private static String word(String text) {
        if (text.equals(Script.TEXT)) {
            return "ok";
        }
        if (text.isBlank()) {
            return "ok, nothing";
        }
        if (text.indexOf('\uFFFD') >= 0) {
            return "ok, U+FFFD";
        }
        return Script.TEXT.startsWith(text) ? "ok, cut short" : "ok, altered";
    }

    /** Tell whether the reason to finish is another than that all was said. */
    private static boolean isWarned(@Nullable String finish) {
        return finish != null && !ALL_SAID.contains(finish.toLowerCase(Locale.ROOT));
    }

    Ending butTheAccumulatorThrows() {
        return new Ending(result + ", accumulator throws", delivered, causes);
    }

    boolean isHang() {
        return result.equals(HANG);
    }

    String causesText() {
        return String.join(" ← ", causes);
    }
}
