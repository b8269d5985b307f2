package dev.firedrill.reading;

import java.util.Optional;

/** Binds JSON Pointers, and the fields of events that point or stand for themselves. */
final class Pointers {

    /** Point to all of it. */
    static final String WHOLE = "";

    private final Binders binders;

    Pointers(Binders binders) {
        this.binders = binders;
    }

    /** Bind a JSON Pointer; "" is the whole. */
    Optional<String> pointer(Value value) {
        return binders.text(value)
                .filter(it -> isPointer(it)
                        || binders.reject(
                                value,
                                "a JSON Pointer, as '/reply/text', or '' for the whole",
                                isPointer("/" + it) ? "write " + Quote.of("/" + it) : "write '~0' for '~'"));
    }

    /** Bind a JSON Pointer, or a text in single quotes. */
    Optional<String> field(Value value) {
        return binders.text(value)
                .filter(it -> isPointer(it)
                        || isQuoted(it)
                        || binders.reject(
                                value,
                                "a JSON Pointer into the record, or a text in single quotes",
                                isPointer("/" + it)
                                        ? "write " + Quote.of("/" + it) + ", or \"'" + it + "'\" for that very text"
                                        : "write '~0' for '~', or put a text in single quotes"));
    }

    static boolean isQuoted(String text) {
        return text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    }

    static String quoted(String text) {
        return "'" + text + "'";
    }

    private static boolean isPointer(String text) {
        boolean escaped = text.replace("~0", "_").replace("~1", "_").indexOf('~') < 0;
        return text.isEmpty() || (text.startsWith("/") && escaped);
    }
}
